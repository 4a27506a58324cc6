import { say } from '@secop/dev';
import type { Bench } from '../suite/bench';
import { Worker } from '../workers/worker';
import { startBareChain } from './bare-chain';
import { Clicks } from './clicks';
import { makeFirstRequest } from './first-request';
import { offer, type Offer } from './offer';
import { startProduct } from './product';
import { Stores, templateFrom, type Template } from './seeds';
import type { SinkTask } from './smtp-sink.worker';

export const systemNames = ['product', 'bare'] as const;
export type SystemName = (typeof systemNames)[number];

/** One of the two, running: takes acceptances at a rate. */
export interface System {
  readonly name: SystemName;
  offer(rate: number, seconds: number, patience?: number): Promise<Offer>;
}
export type Systems = Readonly<Record<SystemName, System>>;

const warmUpRate = 40;
let started: Promise<Systems> | undefined;

/** Both systems side by side on the same servers and the same SMTP sink, warmed up; started once in a run. */
export const runningSystems = (bench: Bench): Promise<Systems> => (started ??= start(bench));

async function start(bench: Bench): Promise<Systems> {
  const sink = await Worker.start(bench.setting, 'chain/smtp-sink.worker.ts', {});
  const smtpUrl = `smtp://127.0.0.1:${await sink.ask<number>({ port: true } satisfies SinkTask)}`;
  say('chain', "starting the product's services and the bare chain");
  const product = await startProduct(bench, smtpUrl);
  const first = await makeFirstRequest(product, sink);
  const template = await templateFrom(product.databases, first);
  const clicks = new Clicks(product.url, { cookie: first.cookie, origin: product.origin });
  await clicks.accept(first.requestId);
  const mail = await firstConfirmation(sink);
  const bare = await startBareChain(bench, {
    smtpUrl,
    mail,
    administratorId: first.administratorId,
  });
  const bareTemplate: Template = {
    ...template,
    recipient: { _id: '', email: first.requesterEmail, name: 'María José Peña Ordóñez' },
  };
  const stores = { product: new Stores(product.databases), bare: new Stores(bare.databases) };
  await bench.setting.lifetime.add(() => stores.product.close().then(() => stores.bare.close()));
  await stores.bare.index(template);
  const system = (name: SystemName, clicking: Clicks, copied: Template): System => ({
    name,
    offer: async (rate, seconds, patience) => {
      const ids = await stores[name].seed(copied, Math.round(rate * seconds));
      return offer(clicking, sink, { ids, rate, patience });
    },
  });
  const systems: Systems = {
    product: system('product', clicks, template),
    bare: system('bare', new Clicks(bare.url, { cookie: bare.cookie }), bareTemplate),
  };
  await warmUp(systems, bench.plan.chain.warmUp);
  return systems;
}

/** Code is compiled by running it: by turns, in portions that neither side notices the other's. */
async function warmUp(systems: Systems, acceptances: number): Promise<void> {
  const portions = 4;
  for (let portion = 1; portion <= portions; portion += 1) {
    for (const name of systemNames) {
      const seconds = acceptances / portions / warmUpRate;
      const { offered, accepted, missing } = await systems[name].offer(warmUpRate, seconds);
      say(
        'chain',
        `${name} warms up, ${portion}/${portions}: ${accepted - missing} of ${offered} mails`,
      );
    }
  }
}

async function firstConfirmation(sink: Worker): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    const mail = await sink.ask<string | undefined>({ confirmation: true } satisfies SinkTask);
    if (mail) return mail;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The first confirmation did not arrive');
}
