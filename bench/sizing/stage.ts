import { say, type Setting } from '@secop/dev';
import { makeFirstRequest, type FirstRequest } from '../chain/first-request';
import type { SinkTask } from '../chain/smtp-sink.worker';
import type { Bench } from '../suite/bench';
import type { Plan } from '../suite/plan';
import { Worker } from '../workers/worker';
import { Deployed, type Running } from './deployed';
import { Calls } from './loads/calls';
import { People } from './loads/people';
import { System } from './system';
import type { CommandUse } from './watching/run-measured';

/** The deployed product with everybody who will use it. */
export interface Stage {
  readonly bench: Bench;
  readonly setting: Setting;
  readonly plan: Plan['sizing'];
  readonly sink: Worker;
  readonly deployed: Deployed;
  readonly running: readonly Running[];
  readonly system: System;
  readonly calls: Calls;
  readonly first: FirstRequest;
  readonly people: People;
  /** Sessions of the administrator. */
  readonly cookies: readonly string[];
  readonly migrations: readonly CommandUse[];
}

/** What is started ends with the setting's lifetime. */
export async function setUp(bench: Bench, setting: Setting): Promise<Stage> {
  const plan = bench.plan.sizing;
  const sink = await Worker.start(setting, 'chain/smtp-sink.worker.ts', {}, 'sized-smtp-sink');
  const port = await sink.ask<number>({ port: true } satisfies SinkTask);
  say('sizing', 'building what the images hold');
  const together = { ...setting, lifetime: await setting.lifetime.part('sideBySide') };
  const deployed = await Deployed.prepare(bench, together, `smtp://127.0.0.1:${port}`);
  const { product } = deployed;
  const migrations = await deployed.migrate();
  say('sizing', `starting the services with Node ${deployed.nodeVersion}`);
  const running = await deployed.startAll();
  const system = new System(bench, running, sink);
  const first = await makeFirstRequest(product, sink);
  const people = await People.like(product.databases.identity, first.requesterId);
  const calls = new Calls(product);
  await setting.lifetime.add(async () => {
    calls.close();
    await people.close();
  });
  const administrators = Array.from({ length: plan.sessions }, () => first.administratorId);
  const cookies = await people.sessionsOf(administrators);
  const used = { bench, setting, plan, sink, deployed, running, system, calls, first, people };
  return { ...used, cookies, migrations };
}
