import { killableStore, type KillableStore, type Setting } from '@secop/dev';

/** Which of its processes: FerretDB in `front` of PostgreSQL, the `database`. */
export type StorePart = 'front' | 'database';

/** The store, started for this run alone. */
export class ControlledStore {
  private constructor(private readonly store: KillableStore) {}

  static async start(setting: Setting): Promise<ControlledStore> {
    const store = new ControlledStore(await killableStore(setting));
    await store.start();
    return store;
  }

  /** Without a database. */
  get uri(): string {
    return this.store.uri;
  }

  get engine(): KillableStore['engine'] {
    return this.store.engine;
  }

  /** Why a part cannot be killed alone, if so. */
  get undivided(): string | undefined {
    if (this.store.database) return undefined;
    return `${this.engine} is one process: there is no part of it that could die alone`;
  }

  /** -9: everything behind the address, or one part while the other lives. */
  async kill(part?: StorePart): Promise<void> {
    await Promise.all(this.parts(part).map((server) => server.kill()));
  }

  /** Resolves when all of it answers. */
  async start(): Promise<void> {
    await this.store.database?.start();
    await this.store.front.start();
  }

  /** It keeps its connections and answers nothing. */
  pause(part?: StorePart): void {
    for (const server of this.parts(part)) server.pause();
  }

  resume(): void {
    for (const server of this.parts()) server.resume();
  }

  async heal(): Promise<void> {
    this.resume();
    await this.start();
  }

  private parts(part?: StorePart) {
    const { front, database } = this.store;
    if (part && !database) throw new Error(this.undivided);
    const all = { front, database };
    return (part ? [all[part]] : [front, database]).filter((server) => server !== undefined);
  }
}
