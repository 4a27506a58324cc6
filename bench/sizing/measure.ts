import { say, type Setting } from '@secop/dev';
import { keptUp, RateSearch } from '../chain/rate-search';
import type { Bench } from '../suite/bench';
import { cores } from '../suite/machine';
import { Acceptances } from './acceptances';
import { importDirectory, reconcile } from './jobs';
import { searches } from './loads/searches';
import { signIns } from './loads/sign-ins';
import { streams } from './loads/streams';
import type { AcceptancePhase, Phase, Sizing } from './record';
import { setUp, type Stage } from './stage';

const steadyRate = 25;
const warmUpRate = 40;
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

/** One load after the other on one running product. */
export async function measure(bench: Bench, setting: Setting): Promise<Sizing> {
  const stage = await setUp(bench, setting);
  const { deployed, running } = stage;
  const imported = await importDirectory(stage);
  const phases = { idle: await idle(stage), ...(await accepting(stage)) };
  say('sizing', 'as many sign-ins, then searches, as are answered');
  const others = { signIns: await signIns(stage), searches: await searches(stage) };
  say('sizing', 'what the reconciler reads and compares');
  const reconciled = await reconcile(stage);
  return {
    measuredAt: new Date().toISOString(),
    node: deployed.nodeVersion,
    nodeOptions: deployed.nodeOptions,
    cores: cores(),
    startCpuMs: Object.fromEntries(running.map(({ name, startCpuMs }) => [name, startCpuMs])),
    ...phases,
    ...others,
    streams: await streams(stage),
    commands: [...stage.migrations, imported, ...reconciled],
  };
}

async function idle({ system, plan }: Stage): Promise<Phase> {
  say('sizing', `idle for ${plan.settleSeconds} s, then watched for ${plan.idleSeconds} s`);
  await pause(plan.settleSeconds);
  const { phase } = await system.during(() => pause(plan.idleSeconds));
  return phase;
}

async function accepting(
  stage: Stage,
): Promise<{ steady: AcceptancePhase; highest: AcceptancePhase }> {
  const { plan } = stage;
  const acceptances = await Acceptances.on(stage);
  say('sizing', `${plan.warmUp} acceptances to warm up, then ${steadyRate}/s`);
  await acceptances.offer(warmUpRate, plan.warmUp / warmUpRate);
  const offered = await acceptances.offer(steadyRate, plan.steadySeconds);
  if (!keptUp(offered)) say('sizing', 'this was more than the machine holds');
  const steady = acceptances.phase;
  const search = new RateSearch(acceptances, plan, steadyRate * 1.25);
  while (search.result === undefined) await search.next();
  const highest = acceptances.phase;
  await acceptances.close();
  return { steady, highest };
}
