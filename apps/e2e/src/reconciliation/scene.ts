import { randomBytes } from 'node:crypto';
import type { AccountView } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { anAccountOf, aRequestOf } from '../companies/account';
import { Inbox } from '../inbox/inbox';
import { aUser, type User } from '../people/user';
import { operate } from '../system/operators';
import type { System } from '../system/system';
import type { Found } from './reconcile';
import { Stores, type Stored } from './stores';

/** Young enough to be repaired, old enough that it is nobody's turn any more. */
export const longAgo = () => new Date(Date.now() - 3_000_000);
const farAway = () => new Date(Date.now() + 86_400_000);

/** A real story, and copies of its documents in which something is missing. */
export class Scene {
  /** Everything that these plants are about. */
  readonly own = new Set<string>();
  private slot = 1;

  private constructor(
    readonly system: System,
    readonly stores: Stores,
    readonly administrator: User,
    readonly requester: User,
    readonly closed: User,
    /** Accepted, granted and confirmed by the system itself. */
    readonly original: Stored,
  ) {}

  static async set(system: System): Promise<Scene> {
    const stores = await Stores.open(system);
    const [administrator, requester, closed] = [
      await aUser(system),
      await aUser(system),
      await aUser(system),
    ];
    const account = await anAccountOf(administrator);
    const { id } = await aRequestOf(requester, account.id);
    (await administrator.browser.post(`/access-requests/${id}/acceptance`)).expect(200);
    await Inbox.of(system).arrival(requester.person.email, account.name, 'fue aceptado');
    await operate(system, 'identity', 'close', closed.id, '--reason', 'x', '--as', 'e2e');
    await eventually('accounts knows that the user is closed', () =>
      stores.in('accounts', 'closed_users').findOne({ _id: closed.id }),
    );
    const requests = stores.in('access-requests', 'access_requests');
    const original = await eventually('the request is effective', () =>
      requests.findOne({ _id: id, effectiveAt: { $exists: true } }),
    );
    const scene = new Scene(system, stores, administrator, requester, closed, original);
    for (const own of [id, account.id, closed.id]) scene.own.add(own);
    return scene;
  }

  async anAccount(): Promise<AccountView> {
    const account = await anAccountOf(this.administrator);
    this.own.add(account.id);
    return account;
  }

  /** A copy of the accepted request, to an account of its own, with other facts. */
  async aCopy(facts: object, userId = this.requester.id): Promise<Stored & { accountId: string }> {
    const account = await this.anAccount();
    const id = randomBytes(16).toString('hex');
    this.own.add(id);
    const copy = {
      ...this.original,
      outboxAt: undefined,
      _id: id,
      v: 2,
      reference: `SA-${id}`,
      accountId: account.id,
      accountName: account.name,
      userId,
      submittedAt: longAgo(),
      effectiveAt: longAgo(),
      decision: { id: `${id}-2`, by: this.administrator.id, at: longAgo() },
      timeline: happened('submitted', 'accepted', 'effective'),
      created: { key: id, hash: id },
      handled: [],
      handledByMachines: [],
      outbox: [],
      ...facts,
    };
    await this.stores
      .in('access-requests', 'access_requests')
      .insertOne(copy, { ignoreUndefined: true });
    return copy;
  }

  /** What an open request has that others have not. */
  openUntilLater() {
    return { open: true, slot: (this.slot += 1), effectiveAt: undefined, dueAt: farAway() };
  }

  pending(...what: string[]) {
    return {
      ...this.openUntilLater(),
      status: 'pending',
      v: 1,
      pendingSince: longAgo(),
      next: 'escalation',
      decision: undefined,
      grantedRole: undefined,
      timeline: happened(...what),
    };
  }

  isOwn = ({ ids }: Found): boolean => Object.values(ids).some((id) => this.own.has(id));

  close = () => this.stores.close();
}

export const happened = (...what: string[]) =>
  what.map((one) => ({ what: one, at: longAgo(), by: null }));
