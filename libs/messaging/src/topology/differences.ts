import type { PresentQueue } from './management-api';
import { exchanges } from './names';
import type { BindingDeclaration, QueueDeclaration } from './topology';

/** What decides the fate of a message, whoever sets it. */
const fateful = [
  'x-message-ttl',
  'x-expires',
  'x-max-length',
  'x-max-length-bytes',
  'x-overflow',
  'x-delivery-limit',
  'x-dead-letter-exchange',
  'x-dead-letter-routing-key',
  'x-dead-letter-strategy',
] as const;

/** The wanted bindings of `secop.events` that are not there; one missing among several is invisible to `mandatory`. */
export function missingBindings(
  wanted: readonly BindingDeclaration[],
  present: readonly BindingDeclaration[],
): BindingDeclaration[] {
  const keys = new Set(present.map(({ queue, key }) => `${queue} ${key}`));
  return wanted.filter(
    ({ exchange, queue, key }) => exchange === exchanges.events && !keys.has(`${queue} ${key}`),
  );
}

/**
 * How queues differ, in effect, from what they were declared to be: without `reject-publish`, for example, the broker
 * silently dead-letters at most once. Queues that are not there are somebody else's to report.
 */
export function differentQueues(
  wanted: readonly QueueDeclaration[],
  present: readonly PresentQueue[],
): string[] {
  return wanted.flatMap(({ name, arguments: declared }) => {
    const queue = present.find((candidate) => candidate.name === name);
    if (!queue) return [];
    const names = [...new Set([...Object.keys(declared), ...fateful])];
    return names
      .map((argument) => ({ argument, is: effective(queue, argument), wanted: declared[argument] }))
      .filter((each) => each.is !== each.wanted)
      .map((each) => `${name}: ${each.argument} is ${text(each.is)}, not ${text(each.wanted)}`);
  });
}

/** An argument goes before a policy; of two numbers the lower one counts. */
function effective({ arguments: declared, policy }: PresentQueue, argument: string): unknown {
  const own = declared[argument];
  const added = policy[argument.replace(/^x-/, '')];
  if (typeof own === 'number' && typeof added === 'number') return Math.min(own, added);
  return own ?? added;
}

const text = (value: unknown) =>
  value === undefined ? 'absent' : typeof value === 'string' ? value : JSON.stringify(value);
