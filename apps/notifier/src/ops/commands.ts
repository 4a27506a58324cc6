import { parseArgs } from 'node:util';
import { deliveryStates, type DeliveryState } from '../deliveries/delivery';

export const usage = `Usage:
  deliveries list [--state STATE] --as NAME     up to 100 rows in a state, or all that did not end well
  deliveries show ID [--reveal] --as NAME       one row; --reveal opens the contact and is recorded
  recipients reseal --as NAME                   puts every contact under the newest key

States: ${deliveryStates.join(', ')}`;

export type OperatorCommand =
  | { readonly name: 'reseal'; readonly operator: string }
  | { readonly name: 'list'; readonly operator: string; readonly state?: DeliveryState }
  | {
      readonly name: 'show';
      readonly operator: string;
      readonly id: string;
      readonly reveal: boolean;
    };

/** `undefined` when the words are no command. */
export function parseCommand(words: readonly string[]): OperatorCommand | undefined {
  const parsed = parsedWords(words);
  if (!parsed) return undefined;
  const { as: operator, state, reveal = false } = parsed.values;
  const [subject, name, id, ...more] = parsed.positionals;
  if (more.length > 0 || !operator || !/^[\w.@-]{1,100}$/.test(operator)) return undefined;
  if (`${subject} ${name}` === 'recipients reseal') {
    return id || state || reveal ? undefined : { name: 'reseal', operator };
  }
  if (subject !== 'deliveries') return undefined;
  if (name === 'show' && id && !state) return { name, operator, id, reveal };
  if (name !== 'list' || id || reveal) return undefined;
  const known = deliveryStates.find((candidate) => candidate === state);
  return known || !state ? { name, operator, state: known } : undefined;
}

function parsedWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        state: { type: 'string' },
        reveal: { type: 'boolean' },
      },
    });
  } catch {
    return undefined;
  }
}
