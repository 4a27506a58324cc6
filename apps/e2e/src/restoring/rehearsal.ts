import { services, type ServiceName } from '@secop/contracts';
import { say } from '@secop/dev';
import { Backlog } from '../faults/checker/backlog';
import type { FaultWorld } from '../faults/world/fault-world';
import { rowIdOf } from '../faults/checker/mails';
import { beliefsOf, changedBeliefs, unnamed, type Beliefs } from './beliefs';
import { DatabaseCopy } from './database-copy';
import { History } from './history';
import { Operators } from './operators';

export interface Outcome {
  readonly lost: readonly ServiceName[];
  /** Things that the copies lacked or had otherwise. */
  readonly behind: number;
  /** Of these, as they were before. */
  readonly healed: number;
  /** What is still otherwise in the end, and stands in an output. */
  readonly named: readonly string[];
  /** What is still otherwise, and nobody said so. */
  readonly silent: readonly string[];
  /** Mails that were accepted before the loss and once more after it. */
  readonly mailedTwice: readonly string[];
  readonly secondsAway: number;
  readonly seconds: number;
}

type Copies = ReadonlyMap<ServiceName, DatabaseCopy>;

/** A backup, an hour's worth of work after it, the loss of databases, and what docs/operations/backup.md says. */
export class Rehearsal {
  readonly operators: Operators;
  private readonly history: History;
  private copies: Copies = new Map();
  private taken = new Date();

  /** `skipping`: leaves `restored` out, to see that this shows. */
  constructor(
    private readonly world: FaultWorld,
    private readonly skipping = false,
  ) {
    this.operators = new Operators(world);
    this.history = new History(world, this.operators);
  }

  async prepare(): Promise<void> {
    await this.history.beforeTheBackup();
    await this.rest('before the backup');
    this.taken = new Date();
    const copies = await Promise.all(
      services.map(
        async (owner) => [owner, await DatabaseCopy.of(await this.database(owner))] as const,
      ),
    );
    this.copies = new Map(copies);
    const counts = copies.map(([owner, { documents }]) => `${owner} ${documents}`);
    say('backup', `${this.taken.toISOString()}: ${counts.join(', ')} documents`);
    await this.history.afterTheBackup();
    await this.rest('before the loss');
  }

  async lose(lost: readonly ServiceName[]): Promise<Outcome> {
    await this.rest(`before ${lost.join(', ')} are lost`);
    const before = await this.beliefs();
    const mailed = countOf(this.world.smtp.mails.map(({ messageId }) => messageId));
    const began = performance.now();
    await Promise.all(lost.map((owner) => this.world.services.stop(owner, { forGood: true })));
    const lines: string[] = [];
    for (const owner of lost) await this.copies.get(owner)!.restoreTo(await this.database(owner));
    const behind = new Set(changedBeliefs(before, await this.beliefs()));
    if (lost.includes('identity')) lines.push(...(await this.operators.reconcile(false)));
    for (const owner of lost) {
      const said = await this.restored(owner);
      // Whoever heard of a new name names the person, unless that is lost, too.
      const isTold = (line: string) => lost.includes('notifier') || !/telephones/.test(line);
      lines.push(...said.filter(isTold));
    }
    await Promise.all(lost.map((owner) => this.world.services.start(owner)));
    const secondsAway = Math.round((performance.now() - began) / 1_000);
    lines.push(...(await this.catchUp(lost)));
    await this.rest('after the procedure');
    lines.push(...(await this.operators.reconcile(false)));
    const seconds = Math.round((performance.now() - began) / 1_000);
    const left = changedBeliefs(before, await this.beliefs());
    const silent = unnamed(left, lines);
    const twice = countOf(this.world.smtp.mails.map(({ messageId }) => messageId));
    const mailedTwice = [...mailed]
      .filter(([id, count]) => (twice.get(id) ?? 0) > count)
      .map(([id]) => rowIdOf(id));
    if (lost.includes('identity')) await this.history.signInAgain();
    if (!this.skipping) await this.history.goesOn();
    const named = left.filter((thing) => !silent.includes(thing));
    const healed = [...behind].filter((thing) => !left.includes(thing)).length;
    return { lost, behind: behind.size, healed, named, silent, mailedTwice, secondsAway, seconds };
  }

  /** Answers only what it names as lost or ended, not what it healed. */
  private async restored(owner: ServiceName): Promise<string[]> {
    if (this.skipping) return [];
    const taken = this.taken.toISOString();
    const said = await this.operators.type(
      owner,
      'restored',
      '--taken',
      taken,
      '--as',
      'rehearsal',
    );
    return said.split('\n').filter((line) => /not in the log|end: |telephones/.test(line));
  }

  private async catchUp(lost: readonly ServiceName[]): Promise<string[]> {
    const from = ['--from', earlier(this.taken), '--as', 'rehearsal'];
    for (const owner of lost) {
      if (owner !== 'identity') await this.operators.type(owner, 'replay', ...from);
    }
    await this.operators.type('identity', 'republish', '--all', '--as', 'rehearsal');
    await this.rest('after the replay', { mailsHeld: lost.includes('notifier') });
    if (lost.includes('notifier') && !this.skipping) {
      const log = await this.operators.acceptedMails(this.world.folder);
      const settle = ['deliveries', 'settle', '--accepted', log, '--as', 'rehearsal'];
      await this.operators.type('notifier', ...settle);
    }
    await this.rest('before it is reconciled');
    return this.operators.reconcile(true);
  }

  private async beliefs(): Promise<Beliefs> {
    const all = await Promise.all(
      services.map(async (owner) =>
        [...(await beliefsOf(this.world.databases, owner))].map(
          ([thing, told]) => [`${owner}: ${thing}`, told] as const,
        ),
      ),
    );
    return new Map(all.flat());
  }

  private async database(owner: ServiceName) {
    return this.world.databases.database(owner);
  }

  /** Until outboxes, queues, grants and mails are done; mails that are held back are not waited for. */
  private async rest(when: string, { mailsHeld = false } = {}): Promise<void> {
    const backlog = new Backlog(this.world, { secondsToEmpty: 90 });
    const { leftovers } = await backlog.rest(performance.now(), { mailsHeld });
    if (leftovers.length > 0) throw new Error(`${when}: ${leftovers.join(', ')}`);
  }
}

/** An event may have waited in a queue while the copy was taken. */
const earlier = (time: Date) => new Date(time.getTime() - 300_000).toISOString();

function countOf(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
