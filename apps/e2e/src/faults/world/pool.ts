import type { User } from '../../people/user';
import type { People } from './people';
import type { PendingRequest } from './workload';

/** A person has room for ten open requests; some stay free for submissions under load. */
const openPerPerson = 8;
const requestersPerAccount = 8;
const atOnce = 8;
const mostSpareRooms = 40;

interface Requester {
  readonly user: User;
  open: number;
}
interface Room {
  readonly requester: User;
  readonly administrator: User;
  readonly accountId: string;
}

/** People, accounts and pending requests that were made before they are needed. */
export class Pool {
  private readonly administrators: User[] = [];
  private readonly requesters: Requester[] = [];
  private pending: PendingRequest[] = [];
  private rooms: Room[] = [];
  private making: Promise<void> | undefined;

  constructor(private readonly people: People) {}

  /** At least so many pending requests, and a few rooms for new ones. */
  async fill(count: number): Promise<void> {
    while (this.administrators.length < 3) this.administrators.push(await this.people.user());
    const spare = Math.min(mostSpareRooms, Math.ceil(count / 2)) - this.rooms.length;
    if (spare > 0) this.rooms.push(...(await this.makeRooms(spare)));
    const missing = Math.max(0, count - this.pending.length);
    const rooms = await this.makeRooms(missing);
    await sideBySide(rooms, async (room) => {
      const { requester, accountId, administrator } = room;
      const id = await this.people.request(requester, accountId);
      this.pending.push({ id, accountId, requester, administrator });
    });
  }

  /** Somebody and an account that have nothing to do with each other yet. */
  async room(): Promise<Room> {
    for (;;) {
      const known = this.rooms.pop();
      if (known) return known;
      this.making ??= this.makeMore().finally(() => (this.making = undefined));
      await this.making;
    }
  }

  private async makeMore(): Promise<void> {
    this.rooms.push(...(await this.makeRooms(requestersPerAccount)));
  }

  add(request: PendingRequest): void {
    this.pending.push(request);
  }

  take(count: number): PendingRequest[] {
    if (this.pending.length < count) {
      throw new Error(`${count} pending requests wanted, ${this.pending.length} prepared`);
    }
    return this.takeIfAny(count);
  }

  takeIfAny(count: number): PendingRequest[] {
    const taken = this.pending.splice(0, count);
    for (const { requester } of taken) {
      const owner = this.requesters.find(({ user }) => user === requester);
      if (owner) owner.open -= 1;
    }
    return taken;
  }

  somebody(): User {
    const anybody = this.requesters[Math.floor(Math.random() * this.requesters.length)];
    if (!anybody) throw new Error('nobody was prepared');
    return anybody.user;
  }

  private async makeRooms(count: number): Promise<Room[]> {
    const rooms: Room[] = [];
    while (rooms.length < count) {
      const wanted = Math.min(requestersPerAccount, count - rooms.length);
      const administrator = this.administrators[rooms.length % this.administrators.length]!;
      const [accountId, requesters] = await Promise.all([
        this.people.account(administrator),
        this.requestersWithRoom(wanted),
      ]);
      rooms.push(...requesters.map((requester) => ({ requester, administrator, accountId })));
    }
    return rooms;
  }

  /** That many different people, with one place less each. */
  private async requestersWithRoom(count: number): Promise<User[]> {
    const free = this.requesters.filter(({ open }) => open < openPerPerson).slice(0, count);
    const missing = Array.from({ length: count - free.length });
    await sideBySide(missing, async () => {
      const requester = { user: await this.people.user(), open: 0 };
      this.requesters.push(requester);
      free.push(requester);
    });
    for (const requester of free) requester.open += 1;
    return free.map(({ user }) => user);
  }
}

async function sideBySide<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...list];
  const worker = async () => {
    while (left.length > 0) await work(left.shift() as T);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
