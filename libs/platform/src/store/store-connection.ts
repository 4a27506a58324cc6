import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Changing } from '@secop/messaging';
import type { Connection } from 'mongoose';
import { databaseIn } from './database-in';
import { RunningOperations } from './running-operations';

/** Milliseconds. */
export interface HandOver {
  /** A connection that was replaced is closed when nothing ran on it for so long… */
  readonly quiet: number;
  /** …or, whatever runs, after this. */
  readonly patience: number;
  /** Between two tries of an address that does not work. */
  readonly retry: number;
}

/** A cursor may pause between its batches; nothing that a service does takes a minute. */
const defaultHandOver: HandOver = { quiet: 10_000, patience: 60_000, retry: 5_000 };
const look = 100;

interface Opened {
  readonly connection: Connection;
  readonly operations: RunningOperations;
}
type Open = (uri: string) => Promise<Connection>;

/**
 * The connection to a service's store. The driver cannot change the credentials of a client, so when they are rotated
 * a second client takes the place of the first, which is closed when its operations have ended.
 */
export class StoreConnection {
  /** Always the present one. */
  readonly connection: Connection;
  private readonly logger = new Logger('Store');
  private readonly closing = new AbortController();
  private readonly left = new Set<Promise<void>>();
  private present: Opened;
  private renewal: Promise<void> | undefined;

  constructor(
    first: Connection,
    private readonly uri: Changing<string>,
    private readonly open: Open,
    private readonly handOver = defaultHandOver,
  ) {
    this.present = opened(first);
    this.connection = standIn(first, () => this.present.connection);
    const database = databaseIn(uri.current);
    uri.onChange((next) => {
      if (databaseIn(next) === database) this.beginRenewal();
      else this.logger.error('MONGODB_URI names another database now: that takes a restart');
    });
  }

  /** The present connection and those that were replaced. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.renewal;
    await Promise.all([this.present.connection.close(), ...this.left]);
  }

  private beginRenewal(): void {
    this.renewal ??= this.renew().finally(() => (this.renewal = undefined));
  }

  /** Until the present address works: what is open goes on meanwhile. */
  private async renew(): Promise<void> {
    const { signal } = this.closing;
    let refused: string | undefined;
    while (!signal.aborted) {
      const asked = this.uri.current;
      try {
        const next = await this.open(asked);
        if (asked === this.uri.current) return this.take(next);
        await next.close();
      } catch (error) {
        const { name } = error as Error;
        const reason = `The store cannot be reached with the new MONGODB_URI: ${name}`;
        if (asked !== refused) this.logger.error(reason);
        refused = asked;
        await pause(this.handOver.retry, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private take(next: Connection): void {
    const before = this.present;
    this.present = opened(next);
    this.logger.log('Connected with the new MONGODB_URI');
    const gone = this.closeWhenQuiet(before);
    this.left.add(gone);
    void gone.finally(() => this.left.delete(gone));
  }

  private async closeWhenQuiet({ connection, operations }: Opened): Promise<void> {
    const { signal } = this.closing;
    const begun = performance.now();
    const { quiet, patience } = this.handOver;
    while (!signal.aborted && operations.quietFor < quiet && performance.now() - begun < patience) {
      await pause(look, undefined, { signal }).catch(() => undefined);
    }
    await connection.close().catch(() => undefined);
  }
}

const opened = (connection: Connection): Opened => ({
  connection,
  operations: new RunningOperations(connection.getClient()),
});

/** Everything that is asked of it is asked of the present one. */
const standIn = (first: Connection, present: () => Connection): Connection =>
  new Proxy(first, {
    get: (_, name) => {
      const connection = present();
      const value: unknown = Reflect.get(connection, name, connection);
      return typeof value === 'function' ? (value.bind(connection) as unknown) : value;
    },
  });
