import type { Aggregates } from '../recording/aggregates';
import { DuplicateKey } from '../recording/recording.errors';
import type { OwnHistory, Said } from './own-history';

/** Events in memory at a time, about. */
const most = 2_000;
const idsAtOnce = 500;
const inTheWay = 'anything: another one holds what is unique';

/** A kind of aggregate whose events tell, by their snapshots, what it had become. */
export interface Recovered {
  readonly collection: string;
  /**
   * Brings one aggregate forward by what it said itself after the version that the copy has, oldest first; records no
   * event. Answers what the events do not tell, in words without values. Safe to repeat.
   */
  bring(id: string, said: readonly Said[]): Promise<readonly string[]>;
}

/** An aggregate that had said later versions than the copy of its store has. */
export interface BroughtForward {
  readonly id: string;
  /** 0: the copy does not have it at all. */
  readonly from: number;
  readonly to: number;
  /** What the log does not tell: somebody has to look. */
  readonly lacking: readonly string[];
}

export interface RecoveryOutcome {
  readonly behind: readonly BroughtForward[];
  readonly stopped?: string;
}

interface Behind {
  readonly from: number;
  to: number;
  readonly lacking: Set<string>;
}

/**
 * Finds every aggregate that is older than what it has said, and brings it forward: first the newest version of each is
 * read from the log, then, of those that are behind, the events. Run before versions are raised; begun again, it goes
 * on with what is still behind.
 */
export class Recovery {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly history: OwnHistory,
    private readonly what: Recovered,
  ) {}

  async execute({
    dryRun,
    signal,
  }: {
    readonly dryRun: boolean;
    readonly signal?: AbortSignal;
  }): Promise<RecoveryOutcome> {
    const behind = await this.behind(signal);
    if (!dryRun && behind.size > 0 && !signal?.aborted) await this.bringForward(behind, signal);
    const list = [...behind].map(([id, { lacking, ...found }]) => ({
      id,
      ...found,
      lacking: [...lacking],
    }));
    return { behind: list, ...(signal?.aborted ? { stopped: 'Interrupted' } : {}) };
  }

  private async behind(signal: AbortSignal | undefined): Promise<Map<string, Behind>> {
    const newest = new Map<string, number>();
    await this.history.tell(({ subject, sequence }) => {
      newest.set(subject, Math.max(sequence, newest.get(subject) ?? 0));
    }, signal);
    const behind = new Map<string, Behind>();
    const ids = [...newest.keys()];
    for (let at = 0; at < ids.length; at += idsAtOnce) {
      const part = ids.slice(at, at + idsAtOnce);
      const stored = await this.versionsOf(part);
      for (const id of part) {
        const [from, to] = [stored.get(id) ?? 0, newest.get(id) ?? 0];
        if (to > from) behind.set(id, { from, to, lacking: new Set() });
      }
    }
    return behind;
  }

  private async versionsOf(ids: string[]): Promise<Map<string, number>> {
    const found = await this.aggregates
      .collection<{ _id: string; v: number }>(this.what.collection)
      .find({ _id: { $in: ids } }, { projection: { v: 1 } })
      .toArray();
    return new Map(found.map(({ _id, v }) => [_id, v]));
  }

  private async bringForward(
    behind: ReadonlyMap<string, Behind>,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    let kept = 0;
    const waiting = new Map<string, Said[]>();
    const tryAgain: [string, Said[]][] = [];
    const bring = async () => {
      for (const [id, said] of waiting) {
        said.sort((one, other) => one.sequence - other.sequence);
        const lacking = await this.broughtUnlessInTheWay(id, said);
        if (lacking) lacking.forEach((lack) => behind.get(id)?.lacking.add(lack));
        else tryAgain.push([id, said]);
      }
      waiting.clear();
      kept = 0;
    };
    await this.history.tell(async (said) => {
      const found = behind.get(said.subject);
      if (!found || said.sequence <= found.from) return;
      const known = waiting.get(said.subject);
      if (known) known.push(said);
      else waiting.set(said.subject, [said]);
      kept += 1;
      if (kept >= most) await bring();
    }, signal);
    await bring();
    for (const [id, said] of tryAgain) {
      const lacking = (await this.broughtUnlessInTheWay(id, said)) ?? [inTheWay];
      lacking.forEach((lack) => behind.get(id)?.lacking.add(lack));
    }
  }

  /** `undefined`: what is unique to it another one has, who may be brought forward later. */
  private async broughtUnlessInTheWay(
    id: string,
    said: readonly Said[],
  ): Promise<readonly string[] | undefined> {
    try {
      return await this.what.bring(id, said);
    } catch (error) {
      if (error instanceof DuplicateKey) return undefined;
      throw error;
    }
  }
}
