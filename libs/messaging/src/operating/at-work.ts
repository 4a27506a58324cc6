import type { ServiceName } from '@secop/contracts';
import { queueOf, rungQueueOf } from '../topology/names';
import { pause } from '../timing';
import { defaultTuning } from '../tuning';
import type { OperatorSession } from './operator-session';

const look = 300;
const patience = 5_000;
/** What a consumer has in its hands no queue counts: nothing has to be seen so often in a row. */
const looksInARow = 4;

/** Messages that a service has still to hear. */
export interface Unheard {
  readonly events: number;
  /** On all rungs of the ladder together. */
  readonly retry: number;
}

/** Waits a moment for a service to have heard everything; `undefined`: it has. Throws `BrokerLost`. */
export async function unheardBy(
  session: OperatorSession,
  service: ServiceName,
): Promise<Unheard | undefined> {
  const until = performance.now() + patience;
  for (let calm = 0; ; await pause(look)) {
    const found = await lookAt(session, service);
    const nothing = found.events + found.retry === 0;
    calm = nothing ? calm + 1 : 0;
    if (calm === looksInARow) return undefined;
    if (!nothing && performance.now() > until) return found;
  }
}

async function lookAt(session: OperatorSession, service: ServiceName): Promise<Unheard> {
  const events = (await session.depthOf(queueOf(service))) ?? 0;
  let retry = 0;
  for (const { name } of defaultTuning.ladder) {
    retry += (await session.depthOf(rungQueueOf(service, name))) ?? 0;
  }
  return { events, retry };
}

/** Processes of a service that take events at this moment. Throws `BrokerLost`. */
export const consumersOf = (session: OperatorSession, service: ServiceName): Promise<number> =>
  session.consumersOf(queueOf(service));
