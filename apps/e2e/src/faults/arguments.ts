import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { groups, type FaultRow } from './matrix/fault-row';
import { onThreeNodes } from './matrix/three-nodes';

const usage =
  'npm run faults -- [--group P,R,M,F,X,K] [--row P4,K1] [--nodes 3] [--seed N] [--minutes M] [--smoke] [--prove]';

export interface Asked {
  readonly rows: readonly FaultRow[];
  readonly seed: number;
  /** For rows that go on at random. */
  readonly minutes?: number;
  readonly smoke: boolean;
  /** Seeded bugs instead of rows. */
  readonly prove: boolean;
}

/** Which rows, with which chance, for how long. */
export function readArguments(all: readonly FaultRow[], words?: readonly string[]): Asked {
  const { values } = parseArgs({
    args: words && [...words],
    options: {
      ...{ group: { type: 'string' }, row: { type: 'string' }, seed: { type: 'string' } },
      ...{ minutes: { type: 'string' }, smoke: { type: 'boolean', default: false } },
      ...{ nodes: { type: 'string', default: '1' }, prove: { type: 'boolean', default: false } },
    },
  });
  const chosen = listOf(values.group, groups);
  const named = listOf(
    values.row,
    all.map(({ id }) => id),
  );
  const meant = all
    .filter(({ id }) => !values.group || chosen.some((group) => id.startsWith(group)))
    .filter(({ id }) => !values.row || named.includes(id))
    .filter(({ smoke }) => !values.smoke || smoke);
  const nodes = numberFrom('nodes', values.nodes);
  if (nodes !== 1 && nodes !== 3) throw new Error(`a broker has 1 node or 3\nusage: ${usage}`);
  const rows = nodes === 3 ? meant.flatMap(onThreeNodes) : meant;
  if (rows.length === 0) throw new Error(`no row is meant by this\nusage: ${usage}`);
  return {
    rows,
    seed: values.seed === undefined ? randomInt(1, 1_000_000) : numberFrom('seed', values.seed),
    minutes: values.minutes === undefined ? undefined : numberFrom('minutes', values.minutes),
    smoke: values.smoke,
    prove: values.prove,
  };
}

function listOf<T extends string>(text: string | undefined, known: readonly T[]): T[] {
  const asked = (text ?? '').split(',').filter(Boolean);
  const strange = asked.find((one) => !known.some((name) => name === one));
  if (strange) throw new Error(`${strange} is none of ${known.join(', ')}\nusage: ${usage}`);
  return asked as T[];
}

function numberFrom(name: string, text: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new Error(`--${name} wants a number above 0\nusage: ${usage}`);
}
