import type { z } from 'zod';
import type { ServiceName } from '../services';

/** What one event version promises: who says it, who must hear it, and the shape of its data. */
export interface EventContract<Type extends string = string, Data extends z.ZodType = z.ZodType> {
  /** `<service>.<noun>.<past-verb>.v<major>`; also the routing key. */
  readonly type: Type;
  /** `<major>.<minor>`; the minor grows with every compatible change. */
  readonly version: string;
  readonly source: ServiceName;
  /** Services with a durable queue bound to this type. A returned message is a failure only if there are any. */
  readonly consumers: readonly ServiceName[];
  /** Open screens are told that something of theirs changed. */
  readonly hint: boolean;
  /** A copy goes to the replay log. Never for identity's events. */
  readonly logged: boolean;
  readonly summary: string;
  readonly data: Data;
}

export type DataOf<Contract extends EventContract> = z.infer<Contract['data']>;

/** An event that a change causes, before it has an id, a time and a version. */
export interface EventToRecord<Contract extends EventContract = EventContract> {
  readonly contract: Contract;
  readonly data: DataOf<Contract>;
}

export function defineEvent<Type extends string, Data extends z.ZodType>(
  contract: Omit<EventContract<Type, Data>, 'source' | 'logged' | 'hint'> & { hint?: boolean },
): EventContract<Type, Data> {
  const source = contract.type.split('.')[0] as ServiceName;
  return Object.freeze({ hint: false, ...contract, source, logged: source !== 'identity' });
}

/** Says that a change causes this event: `happened(AccessRequestAcceptedV1, { … })`. */
export function happened<Contract extends EventContract>(
  contract: Contract,
  data: DataOf<Contract>,
): EventToRecord<Contract> {
  return { contract, data };
}
