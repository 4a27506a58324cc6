import { parseArgs } from 'node:util';

export const partNames = [
  'publish',
  'consume',
  'poison',
  'drain',
  'sizing',
  'chain',
  'sustained',
  'overload',
] as const;
export type PartName = (typeof partNames)[number];

/** How much is measured. Rounds are taken by each side in turn; seconds are of one measurement. */
export interface Plan {
  readonly parts: readonly PartName[];
  readonly quick: boolean;
  /** End with 1 when a target is missed. */
  readonly check: boolean;
  readonly publishing: { readonly rounds: number; readonly events: number };
  readonly consuming: { readonly rounds: number; readonly messages: number };
  readonly poison: { readonly rounds: number; readonly seconds: number; readonly rate: number };
  readonly draining: { readonly rounds: number; readonly backlogs: readonly number[] };
  readonly chain: {
    readonly warmUp: number;
    readonly rounds: number;
    readonly seconds: number;
    readonly rates: readonly number[];
  };
  readonly sustained: { readonly probeSeconds: number; readonly holdSeconds: number };
  readonly overload: { readonly seconds: number };
  readonly sizing: {
    /** After a start, before the idle product is watched, and before open screens are weighed. */
    readonly settleSeconds: number;
    readonly idleSeconds: number;
    /** Acceptances: code is compiled by running it. */
    readonly warmUp: number;
    readonly steadySeconds: number;
    readonly probeSeconds: number;
    readonly holdSeconds: number;
    /** Of those who sign in and search as fast as they are answered: how many, and for how long. */
    readonly clients: number;
    readonly seconds: number;
    /** Who take turns at accepting, signing in. */
    readonly sessions: number;
    readonly people: number;
    /** Of the directory. */
    readonly entries: number;
    readonly streams: number;
    readonly streamSeconds: number;
  };
  /** The Node that a deployed service runs with; this one, unless another is named. */
  readonly node: string;
}

const whole = {
  publishing: { rounds: 5, events: 10_000 },
  consuming: { rounds: 7, messages: 10_000 },
  poison: { rounds: 5, seconds: 8, rate: 250 },
  draining: { rounds: 5, backlogs: [5_000, 100_000, 1_000_000] },
  chain: { warmUp: 3_000, rounds: 5, seconds: 8, rates: [10, 25, 50] },
  sustained: { probeSeconds: 15, holdSeconds: 60 },
  overload: { seconds: 60 },
  sizing: {
    ...{ settleSeconds: 10, idleSeconds: 60, warmUp: 3_000, steadySeconds: 60 },
    ...{ probeSeconds: 12, holdSeconds: 60 },
    ...{ clients: 16, seconds: 20, sessions: 3_000, people: 500, entries: 20_000 },
    ...{ streams: 2_000, streamSeconds: 60 },
  },
} as const;

const short = {
  publishing: { rounds: 3, events: 1_000 },
  consuming: { rounds: 3, messages: 5_000 },
  poison: { rounds: 2, seconds: 4, rate: 250 },
  draining: { rounds: 2, backlogs: [5_000, 50_000] },
  chain: { warmUp: 500, rounds: 2, seconds: 5, rates: [10, 25] },
  sustained: { probeSeconds: 8, holdSeconds: 15 },
  overload: { seconds: 15 },
  sizing: {
    ...{ settleSeconds: 3, idleSeconds: 5, warmUp: 200, steadySeconds: 10 },
    ...{ probeSeconds: 6, holdSeconds: 10 },
    ...{ clients: 16, seconds: 5, sessions: 1_000, people: 100, entries: 2_000 },
    ...{ streams: 400, streamSeconds: 8 },
  },
} as const;

export const usage = `npm run bench [-- --only ${partNames.join('|')}[,…]] [--quick] [--check] [--node FILE]`;

/** Throws with a sentence when the arguments make no sense. */
export function planOf(args: readonly string[]): Plan {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true },
      quick: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      node: { type: 'string', default: process.execPath },
    },
  });
  const { quick, check, node } = values;
  return { parts: partsIn(values.only), quick, check, node, ...(quick ? short : whole) };
}

function partsIn(only: readonly string[] | undefined): PartName[] {
  if (!only) return partNames.filter(isPossible);
  const asked = only.flatMap((words) => words.split(','));
  const unknown = asked.find((word) => !(partNames as readonly string[]).includes(word));
  if (unknown !== undefined) throw new Error(`--only: there is no part "${unknown}"`);
  const parts = partNames.filter((name) => asked.includes(name));
  if (!parts.every(isPossible)) throw new Error('--only sizing: only Linux has the /proc it reads');
  return parts;
}

const isPossible = (name: PartName) => name !== 'sizing' || process.platform === 'linux';
