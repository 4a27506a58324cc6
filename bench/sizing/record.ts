import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '@secop/dev';
import type { Load } from '../suite/machine';
import type { Plan } from '../suite/plan';
import type { Done } from './loads/closed-loop';
import { withTables } from './tables';
import type { CommandUse } from './watching/run-measured';
import type { Used } from './watching/watch';

/** A stretch of time under one kind of load. */
export interface Phase {
  readonly seconds: number;
  /** By service, and by `store`, `broker`, `clients`, `mail server`. */
  readonly used: Readonly<Record<string, Used>>;
  /** How late each service's event loop was, 99th percentile. */
  readonly lagMs: Readonly<Record<string, number>>;
  readonly machine: Load | undefined;
}

/** With acceptances at a rate that was kept up. */
export interface AcceptancePhase extends Phase {
  readonly perSecond: number;
  /** From the intended click to the mail. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** docs/sizing.json: what the requests and limits of k8s/base are made of. */
export interface Sizing {
  readonly measuredAt: string;
  /** The one that the services ran with. */
  readonly node: string;
  readonly nodeOptions: string;
  readonly cores: number;
  /** Processor time that each service took to become ready, all starting side by side. */
  readonly startCpuMs: Readonly<Record<string, number>>;
  readonly idle: Phase;
  readonly steady: AcceptancePhase;
  readonly highest: AcceptancePhase;
  readonly signIns: Phase & Done;
  readonly searches: Phase & Done & { readonly entries: number };
  readonly streams: {
    readonly open: number;
    /** Of the gateway, from half of them to all. */
    readonly bytesEach: number;
    readonly phase: Phase;
  };
  /** Commands that end: migrations, the import, what the reconciler runs. */
  readonly commands: readonly CommandUse[];
}

const record = join(repository, 'docs/sizing.json');
const page = join(repository, 'docs/operations/sizing.md');

/** A whole measurement replaces the recorded one, and the tables of the page; a quick one is only kept beside the logs. */
export function keepSizing(sizing: Sizing, { quick }: Plan): void {
  const text = `${JSON.stringify(sizing, roundedNumbers, 2)}\n`;
  const last = join(repository, '.run/bench/sizing.json');
  mkdirSync(dirname(last), { recursive: true });
  writeFileSync(last, text);
  if (quick) return;
  writeFileSync(record, text);
  writeFileSync(page, withTables(readFileSync(page, 'utf8'), JSON.parse(text) as Sizing));
}

/** Tenths are more than such figures are worth. */
const roundedNumbers = (_: string, value: unknown) =>
  typeof value === 'number' ? Math.round(value * 10) / 10 : value;
