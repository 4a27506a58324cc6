import type { ServiceName } from '@secop/dev';
import type { Allowances } from '../matrix/fault-row';
import { usualSecondsToEmpty } from './judge';
import type { FaultWorld } from '../world/fault-world';
import type { Rest } from './evidence';
import { isParked, isRung, queuesOf } from './queues';

const withStore = ['identity', 'accounts', 'access-requests', 'notifier'] as const;
const pause = 400;
/** Longest rung that is waited for, and what comes after it. */
const patienceWithRungs = 200_000;

interface Left {
  readonly leftovers: readonly string[];
  readonly waiting: number;
}

/** What is still to be done in one world: outboxes, queues, grants, mails. */
export class Backlog {
  private collections: (readonly [ServiceName, string])[] | undefined;

  constructor(
    private readonly world: FaultWorld,
    private readonly allows: Allowances,
  ) {}

  /** Waits until nothing is left (mails apart that an operator holds back), and says how long that took. Rungs of the ladder are waited for, and stand apart. */
  async rest(since: number, { mailsHeld = false } = {}): Promise<Rest> {
    let most = 0;
    let rungsUntil = since;
    for (;;) {
      const { leftovers, waiting } = await this.left(mailsHeld).catch((error: Error): Left => ({
        leftovers: [error.message],
        waiting: 0,
      }));
      const now = performance.now();
      if (waiting > 0) rungsUntil = now;
      most = Math.max(most, waiting);
      if (leftovers.length === 0) {
        return { seconds: (now - Math.max(since, rungsUntil)) / 1_000, leftovers, waiting: most };
      }
      const limit = (this.allows.secondsToEmpty ?? usualSecondsToEmpty) * 1_000;
      if (now - rungsUntil > limit || now - since > limit + patienceWithRungs) {
        return { leftovers, waiting: most };
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  private async left(mailsHeld: boolean): Promise<Left> {
    const queues = await queuesOf(this.world.managementUrl, this.world.brokerUrl);
    const full = queues.filter(({ messages }) => messages > 0);
    const stuck = full
      .filter(({ name }) => !isRung(name) && !(isParked(name) && this.allows.parked))
      .map(({ name, messages }) => `${messages} messages in ${name}`);
    const waiting = full
      .filter(({ name }) => isRung(name))
      .reduce((sum, { messages }) => sum + messages, 0);
    const parts = await Promise.all([
      this.outboxes(),
      this.grants(),
      mailsHeld ? [] : this.mails(),
    ]);
    return { leftovers: [...stuck, ...parts.flat()], waiting };
  }

  private async outboxes(): Promise<string[]> {
    this.collections ??= (
      await Promise.all(
        withStore.map(async (service) =>
          (await this.world.databases.collectionsOf(service)).map(
            (name) => [service, name] as const,
          ),
        ),
      )
    ).flat();
    const counts = this.collections.map(async ([service, name]) => {
      const count = await this.count(service, name, { outboxAt: { $exists: true } });
      return count > 0 ? [`${count} outboxes in ${service}.${name}`] : [];
    });
    return (await Promise.all(counts)).flat();
  }

  private async grants(): Promise<string[]> {
    const waiting = { status: 'accepted', open: true };
    const count = await this.count('access-requests', 'access_requests', waiting);
    return count > 0 ? [`${count} acceptances without effect`] : [];
  }

  /** A mail whose next try lies in the future waits visibly, like a message on a rung. */
  private async mails(): Promise<string[]> {
    const [unsent, due] = await Promise.all([
      this.count('notifier', 'deliveries', {
        state: { $in: ['pending', 'leased', 'finalizing', 'in-doubt'] },
      }),
      this.count('notifier', 'deliveries', { state: 'retry', dueAt: { $lte: new Date() } }),
    ]);
    return unsent + due > 0 ? [`${unsent + due} mails to be sent`] : [];
  }

  private async count(service: ServiceName, name: string, filter: object): Promise<number> {
    const collection = await this.world.databases.collection(service, name);
    return collection.countDocuments(filter, { maxTimeMS: 5_000 });
  }
}
