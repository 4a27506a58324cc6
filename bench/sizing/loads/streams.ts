import { say } from '@secop/dev';
import type { Sizing } from '../record';
import type { Stage } from '../stage';
import { System } from '../system';
import { usageOf } from '../watching/process-usage';
import { OpenScreens } from './open-screens';

const sessionsOfPerson = 10;
const streamsOfSession = 2;

/** Open screens on a gateway that does nothing else: half of them warm it up, the other half is weighed. */
export async function streams(stage: Stage): Promise<Sizing['streams']> {
  const { bench, deployed, running, sink, people, plan } = stage;
  const replica = await deployed.startReplica('gateway', 'gateway replica');
  const system = new System(bench, [...running, replica], sink);
  const screens = new OpenScreens(replica.url);
  const persons = await people.register(plan.streams / sessionsOfPerson / streamsOfSession);
  const cookies = await people.sessionsOf(
    persons.flatMap(({ id }) => Array.from({ length: sessionsOfPerson }, () => id)),
  );
  const half = cookies.length / 2;
  const opened = async (some: readonly string[]) => {
    for (let each = 0; each < streamsOfSession; each += 1) await screens.add(some);
    await new Promise((resolve) => setTimeout(resolve, plan.settleSeconds * 1_000));
    return usageOf(replica.pid)?.residentBytes ?? 0;
  };
  const before = await opened(cookies.slice(0, half));
  const after = await opened(cookies.slice(half));
  say('sizing', `${plan.streams} screens are open`);
  const { phase } = await system.during(
    () => new Promise((resolve) => setTimeout(resolve, plan.streamSeconds * 1_000)),
  );
  screens.close();
  return { open: plan.streams, bytesEach: (after - before) / (plan.streams / 2), phase };
}
