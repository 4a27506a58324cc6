import { randomInt } from 'node:crypto';
import { eventually } from '@secop/testing';
import { accessRequestView, accountView } from '@secop/contracts';
import type { FaultWorld } from '../faults/world/fault-world';
import { aCompany, registrationOf } from '../companies/company';
import type { User } from '../people/user';
import type { Operators } from './operators';

interface Account {
  readonly id: string;
  readonly administrator: User;
}

/** What people do before and after a backup is taken: something of everything that a service can lose. */
export class History {
  /** A request that nobody decides before the loss. */
  openRequest = '';
  private users: User[] = [];
  private accounts: Account[] = [];
  private readonly requests = new Map<string, string>();

  constructor(
    private readonly world: FaultWorld,
    private readonly operators: Operators,
  ) {}

  get administrator(): User {
    return this.accounts[0]!.administrator;
  }

  /** Somebody who has a membership, by id. */
  get member(): User {
    return this.users[2]!;
  }

  async beforeTheBackup(): Promise<void> {
    const { people } = this.world.workload;
    this.users = await Promise.all(Array.from({ length: 8 }, () => people.user()));
    const [ana, luis] = this.users as [User, User];
    this.accounts = await Promise.all(
      [ana, luis].map(async (administrator) => ({
        administrator,
        id: await people.account(administrator),
      })),
    );
    await this.submit('accepted', 2, 0);
    await this.decide('accepted', 0, 'acceptance');
    await this.submit('to accept', 3, 0);
    await this.submit('to withdraw', 4, 0);
    await this.submit('rejected', 5, 1);
    await this.decide('rejected', 1, 'rejection', { reason: 'No trabaja aquí.' });
    await this.submit('to cancel', 6, 1);
    await this.decide('to cancel', 1, 'acceptance');
    this.openRequest = await this.submit('open', 2, 1);
    await this.submit('of a closed user', 7, 0);
  }

  async afterTheBackup(): Promise<void> {
    const { people } = this.world.workload;
    const [ana, luis, rosa] = this.users as [User, User, User];
    await this.decide('to accept', 0, 'acceptance');
    await this.decideAs(this.users[4]!, 'to withdraw', 'withdrawal');
    await this.submit('rejected later', 3, 1);
    await this.decide('rejected later', 1, 'rejection', { reason: 'Tampoco.' });
    const stranger = await people.user();
    const registered = await stranger.browser.post('/accounts', registrationOf(aCompany()));
    const { id } = registered.as(201, accountView);
    this.accounts.push({ id, administrator: stranger });
    this.users.push(stranger);
    await this.submit('to a new account', 4, 2);
    await this.submit('and accepted', 5, 2);
    await this.decide('and accepted', 2, 'acceptance');
    const [first, second] = this.accounts as [Account, Account];
    await this.cancel(luis, second.id, this.users[6]!.id);
    const role = await ana.browser.send('PATCH', `/accounts/${first.id}/members/${rosa.id}`, {
      body: { role: 'accountAdmin' },
    });
    role.expect(200);
    const renamed = await rosa.browser.send('PATCH', '/me', {
      body: { firstNames: 'Otro Nombre' },
    });
    renamed.expect(200);
    await this.newPassword(this.users[5]!);
    (await this.users[3]!.browser.send('DELETE', '/sessions/current')).expect(204);
    await this.operators.type(
      'identity',
      'close',
      this.users[7]!.id,
      '--reason',
      'x',
      '--as',
      'e2e',
    );
  }

  /** The system goes on: a decision takes effect and is confirmed, and a new name is heard. */
  async goesOn(): Promise<void> {
    await this.renames(this.users[2]!);
    const accessRequests = await this.world.databases.collection(
      'access-requests',
      'access_requests',
    );
    const [requester, second] = [this.users[2]!, this.accounts[1]!];
    const before = this.world.smtp.mails.length;
    await this.decide('open', 1, 'acceptance');
    await eventually(
      'a decision after the restore takes effect',
      () => accessRequests.findOne({ _id: this.openRequest, effectiveAt: { $exists: true } }),
      60_000,
    );
    await eventually(
      'and is confirmed by mail',
      () =>
        this.world.smtp.mails
          .slice(before)
          .some(({ to, subject }) => to === requester.person.email && subject.includes('aceptado')),
      60_000,
    );
    await this.cancel(second.administrator, second.id, requester.id);
    this.openRequest = await this.submit('open', 2, 1);
  }

  /** Everybody signs in again, as after the return of identity's database. */
  async signInAgain(): Promise<void> {
    for (const { browser, person } of this.users) {
      const { email, password } = person;
      await browser.post('/sessions', { email, password });
    }
  }

  /** Whoever hears of it must not take it for older than what was lost. */
  private async renames({ id, browser }: User): Promise<void> {
    const recipients = await this.world.databases.collection('notifier', 'recipients');
    const before = await recipients.findOne({ _id: id });
    const letters = Array.from({ length: 8 }, () => String.fromCharCode(97 + randomInt(26)));
    const body = { firstNames: `Nombre ${letters.join('')}` };
    (await browser.send('PATCH', '/me', { body })).expect(200);
    await eventually('the notifier has heard the new name', async () => {
      const now = await recipients.findOne({ _id: id });
      return now && now['contact'] !== before?.['contact'];
    });
  }

  private async submit(name: string, requester: number, account: number): Promise<string> {
    const { browser } = this.users[requester]!;
    const body = { accountId: this.accounts[account]!.id, message: `Trabajo allí: ${name}.` };
    const { id } = (await browser.post('/access-requests', body)).as(201, accessRequestView);
    this.requests.set(name, id);
    return id;
  }

  private decide(name: string, account: number, noun: string, body: object = {}) {
    return this.decideAs(this.accounts[account]!.administrator, name, noun, body);
  }

  private async decideAs({ browser }: User, name: string, noun: string, body: object = {}) {
    const id = this.requests.get(name)!;
    (await browser.post(`/access-requests/${id}/${noun}`, body)).expect(200);
  }

  private async cancel({ browser }: User, accountId: string, userId: string): Promise<void> {
    const path = `/accounts/${accountId}/members/${userId}/cancellation`;
    const cancelled = async () => {
      const { status } = await browser.post(path, { reason: 'Ya no trabaja aquí.' });
      return status === 200;
    };
    await eventually('the membership is cancelled', cancelled);
  }

  private async newPassword({ person, browser }: User): Promise<void> {
    const { smtp } = this.world;
    (await browser.post('/password-resets', { email: person.email })).expect(202);
    const token = await eventually('the link arrives', () => {
      const mail = smtp.mails.findLast(
        ({ to, text }) => to === person.email && text.includes('/restablecer-contrasena#'),
      );
      return /restablecer-contrasena#([\w-]+)/.exec(mail?.text ?? '')?.[1];
    });
    const password = `${person.password} de nuevo`;
    (await browser.post('/password-resets/completion', { token, password })).expect(204);
    Object.assign(person, { password });
    const { email } = person;
    (await browser.post('/sessions', { email, password })).expect(201);
  }
}
