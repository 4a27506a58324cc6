import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@secop/testing';
import type { Armed, KillPoints, Order } from '../world/servers';
import { conditionOf } from './process-condition';

const preload = join(__dirname, 'preload.cjs');
const patience = 90_000;
const ends = { kill: 'gone', stop: 'stopped', delay: 'running' } as const;

/** `match`: only about a subject that contains it: an event's type, a path, a collection. */
export type StepOrder = Order & { readonly match?: string };

interface Given {
  readonly nonce: string;
  readonly file: string;
  readonly folder: string;
  readonly what: string;
}

/**
 * Orders to processes to die, stop or stall at a named step, as files that the preloaded module looks for. Replicas
 * share a folder, and exactly one of them strikes.
 */
export class KillOrders implements KillPoints {
  private open: Given[] = [];

  constructor(private readonly folder: string) {}

  environment(process: string): Readonly<Record<string, string>> {
    return {
      NODE_OPTIONS: [globalThis.process.env.NODE_OPTIONS, `--require ${preload}`]
        .filter(Boolean)
        .join(' '),
      SECOP_KILL_POINTS: this.folderOf(process),
    };
  }

  arm(process: string, step: string, side: 'before' | 'after', order: StepOrder = {}): Armed {
    const action = order.action ?? 'kill';
    const folder = this.folderOf(process);
    const nonce = randomUUID();
    const file = join(folder, `${step}.${side}`);
    const what = `${process} comes to ${step}, ${side} it`;
    writeFileSync(`${file}.new`, JSON.stringify({ ...order, action, nonce }));
    renameSync(`${file}.new`, file);
    const given = { nonce, file, folder, what };
    this.open.push(given);
    const happens = () => this.hasStruck(given, ends[action]);
    let struck: Promise<void> | undefined;
    return {
      get struck() {
        return (struck ??= eventually(what, happens, patience).then((end) => {
          if (end === 'taken back') throw new Error(`taken back: ${what}`);
        }));
      },
    };
  }

  /** Takes back every order. Throws if one has not struck: a row must not pass because its fault never happened. */
  disarmAll(): void {
    const orders = this.open;
    this.open = [];
    const idle = orders.filter((order) => strikerOf(order) === undefined);
    for (const { file } of idle) rmSync(file, { force: true });
    if (idle.length > 0)
      throw new Error(`never happened: ${idle.map(({ what }) => what).join('; ')}`);
  }

  private hasStruck(
    given: Given,
    end: ReturnType<typeof conditionOf>,
  ): 'struck' | 'taken back' | false {
    const striker = strikerOf(given);
    if (striker === undefined) return this.open.includes(given) ? false : 'taken back';
    return (end === 'running' || conditionOf(striker) === end) && 'struck';
  }

  /** `accounts-2` is a replica of `accounts`. */
  private folderOf(process: string): string {
    const folder = join(this.folder, process.replace(/-\d+$/, ''));
    mkdirSync(folder, { recursive: true });
    return folder;
  }
}

function strikerOf({ folder, nonce }: Given): number | undefined {
  const mark = `${nonce}.struck-by-`;
  const found = readdirSync(folder).find((name) => name.startsWith(mark));
  return found === undefined ? undefined : Number(found.slice(mark.length));
}
