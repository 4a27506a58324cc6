import type { World } from '../world/world';
import type { Random } from './random';

/** P our processes, R broker, M store, F SMTP, X messages and clients, K clocks and keys. */
export const groups = ['P', 'R', 'M', 'F', 'X', 'K'] as const;
export type Group = (typeof groups)[number];

/** One fault of the matrix. The runner heals the world afterwards, waits until nothing is left to do, and checks. */
export interface FaultRow {
  /** Group and number: `P4`. */
  readonly id: `${Group}${string}`;
  /** What happens, for the table. */
  readonly title: string;
  /** Part of `npm test`: short, and without harm to the servers. */
  readonly smoke?: boolean;
  /** How long it goes on by default, for rows that go on at random; `--minutes` replaces it. */
  readonly minutes?: number;
  /** Kinds of calls that the fault must not slow down: their p95 is judged against the baseline of the same run. */
  readonly healthy?: readonly CallKind[];
  readonly allows?: Allowances;
  /** Rows that need the same are run on the same world. Without it the servers may be given ones. */
  readonly needs?: { readonly ownServers: true; readonly nodes?: 3 };
  /** The fault is one of a single node, and cannot be made in a cluster. */
  readonly singleNode?: true;
  /** Makes the fault. Rejects only if the fault itself could not be made. */
  run(world: World, random: Random, minutes: number): Promise<RowNote | void>;
}

export type CallKind = 'submit' | 'accept' | 'reject' | 'withdraw' | 'register' | 'read';

/** What this row brings about on purpose, and the checker must therefore not report. */
export interface Allowances {
  /** Parked messages that the row put there itself. */
  readonly parked?: boolean;
  /** Mails that end otherwise than as sent, by the states of the journal. */
  readonly unsent?: readonly ('failed' | 'suppressed' | 'hold' | 'retry')[];
  /** Problem codes with which calls may be refused, because the row provokes them. */
  readonly refusals?: readonly string[];
  /** Seconds until nothing is left to do; 60 unless the fault itself takes longer to be noticed. */
  readonly secondsToEmpty?: number;
}

export interface RowNote {
  /** Independent trials of the fault; behind each zero of the row. One unless given. */
  readonly trials?: number;
  /** A figure or a limit of the row, for the page. */
  readonly text?: string;
  /** What the row itself saw go wrong, by the letter that it breaks. */
  readonly findings?: readonly { readonly letter: Letter; readonly text: string }[];
}

export const letters = ['L', 'D', 'O', 'S', 'A', 'I', 'C'] as const;
export type Letter = (typeof letters)[number];
