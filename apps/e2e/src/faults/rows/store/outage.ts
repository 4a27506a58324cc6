import { problems } from '@secop/contracts';
import type { FaultRow } from '../../matrix/fault-row';
import type { GivenAnswer, Intent } from '../../world/workload';
import { pause } from '../pause';
import { recoveredIn, secondsToRecover } from '../recovery';
import { mix } from './store-work';

const halfOfTwoSeconds = 1_000;

export const slowStore: FaultRow = {
  id: 'M6',
  title: 'a slow store: every answer takes two seconds more',
  async run(world) {
    const { workload } = world;
    await workload.prepare(80);
    for (const wire of world.links('store')) wire.delay(halfOfTwoSeconds);
    await workload.run({ perSecond: 3, seconds: 20, mix });
    for (const wire of world.links('store')) wire.pass();
    return { text: recoveredIn([await secondsToRecover(world)]) };
  },
};

const minute = 60;
/** Fewer submissions than accounts stand ready for: none can be made meanwhile. */
const decisionsMostly = { ...mix, submit: 1, read: 3 };

/** Nobody is told anything but that it cannot be done now, and when to ask again. */
export const outage: FaultRow = {
  id: 'M7',
  title: `the store away for ${minute} s`,
  needs: { ownServers: true },
  async run(world) {
    const { workload, store } = world;
    await workload.prepare(160);
    await store.kill();
    const load = workload.run({
      perSecond: 4,
      seconds: minute - 5,
      mix: decisionsMostly,
      patienceMs: 1,
    });
    await pause(minute * 1_000);
    const during = await load;
    await store.start();
    const recovery = await secondsToRecover(world);
    const answers = during.flatMap((intent) => intent.answers);
    return {
      trials: answers.length,
      text: `${shares(answers)}; ${recoveredIn([recovery])}`,
      findings: during.flatMap(untrue),
    };
  },
};

function untrue({ kind, answers }: Intent) {
  return answers
    .filter(
      ({ status, retryAfter }) =>
        status !== problems['dependency.unavailable'].status || !retryAfter,
    )
    .map(({ status, code }) => ({
      letter: 'A' as const,
      text: `${kind} was answered ${status} ${code ?? ''} while the store was away`,
    }));
}

function shares(answers: readonly GivenAnswer[]): string {
  const slowest = Math.max(...answers.map(({ milliseconds }) => milliseconds));
  return `${answers.length} answers, the slowest after ${(slowest / 1_000).toFixed(1)} s`;
}
