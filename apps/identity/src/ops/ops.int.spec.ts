import { execFile } from 'node:child_process';
import { join } from 'node:path';
import {
  PasswordChangedV1,
  PasswordResetRequestedV1,
  SessionRevokedV1,
  UserClosedV1,
  UserContactChangedV1,
  type DataOf,
} from '@secop/contracts';
import { eventually } from '@secop/testing';
import { anAddress, aPassword, IdentityUnderTest } from '../../test/identity-under-test';
import { People } from '../../test/people';

const root = join(__dirname, '../../../..');
let identity: IdentityUnderTest;
let people: People;
const audit = (filter: object) =>
  identity.store.collection('operator_audit').find(filter).toArray();

/** As an operator does: a process of its own with the service's environment. */
function operator(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['-r', '@swc-node/register', join(__dirname, 'main.ts'), ...words],
      {
        cwd: root,
        env: { PATH: process.env.PATH, HOME: process.env.HOME, ...identity.environment },
      },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

beforeAll(async () => {
  identity = await IdentityUnderTest.start();
  people = new People(identity);
});
afterAll(() => identity.stop());

describe('an operator', () => {
  it('finds a user by address, on the record', async () => {
    const { email, userId } = await people.signIn();

    const found = await operator('find', email.toUpperCase(), '--as', 'ana');
    const asJson = await operator('find', email, '--as', 'ana', '--json');

    expect(found).toMatchObject({ code: 0, out: `${userId}\n` });
    expect(JSON.parse(asJson.out)).toEqual({ userId });
    const [entry] = await audit({ act: 'find-user', userId });
    expect(entry).toMatchObject({ operator: 'ana', at: expect.any(Date) as Date });
  });

  it('finds nobody under an unknown address, on the record too and without the address', async () => {
    const email = anAddress();
    const { code, out, err } = await operator('find', email, '--as', 'beto');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('user.not-found');
    expect(err).not.toContain(email);
    const entries = await audit({ operator: 'beto' });
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain(email);
  });

  it('closes a user: sessions end, tokens open nothing, the other services are told', async () => {
    const { email, userId, secret, token, sessionId } = await people.signIn();

    const words = ['close', userId, '--reason', 'fraud', '--as', 'ana'];
    const answers = [await operator(...words), await operator(...words)];

    expect(answers.map(({ code }) => code)).toEqual([0, 0]);
    await eventually('the closing is announced', () =>
      identity.heard
        .of(UserClosedV1.type)
        .some(({ subject, data }) => subject === userId && data.reason === 'fraud'),
    );
    await eventually('the session’s end is announced', () =>
      identity.heard
        .of(SessionRevokedV1.type)
        .some(({ subject, data }) => subject === sessionId && data.reason === 'user-closed'),
    );
    expect(identity.heard.of(UserClosedV1.type)).toHaveLength(1);
    const required = { status: 401, body: { code: 'session.required' } };
    expect(await identity.gateway.exchange(secret)).toMatchObject(required);
    for (const method of ['GET', 'PATCH']) {
      const body = method === 'PATCH' ? {} : undefined;
      expect(await identity.gateway.send(method, '/me', { token, body })).toMatchObject(required);
    }
    expect(await identity.gateway.post('/sessions', { email, password: aPassword })).toMatchObject({
      status: 401,
      body: { code: 'session.refused' },
    });
    expect(await audit({ act: 'close-user', userId, reason: 'fraud' })).toHaveLength(2);
    const stored = await identity.store.collection('users').findOne({ email });
    expect(JSON.stringify(stored)).not.toContain('argon2');
  });

  it('forgets a password: it opens nothing any more, and a link gives a new one', async () => {
    const { email, userId, secret } = await people.signIn();
    const words = ['forget-password', userId, '--reason', 'restored', '--as', 'ana'];

    expect(await operator(...words, '--dry-run')).toMatchObject({ code: 0 });
    expect(await identity.gateway.exchange(secret)).toMatchObject({ status: 201 });
    expect(await operator(...words)).toMatchObject({ code: 0, out: `${userId}\n` });

    expect(await identity.gateway.exchange(secret)).toMatchObject({ status: 401 });
    expect(await identity.gateway.post('/sessions', { email, password: aPassword })).toMatchObject({
      status: 401,
      body: { code: 'session.refused' },
    });
    const { token } = await people.askForLink(email);
    const password = 'otra luna sale sobre el río';
    const completion = await identity.gateway.post('/password-resets/completion', {
      token,
      password,
    });
    expect(completion.status).toBe(204);
    expect((await people.signInAgain(email, {}, password)).userId).toBe(userId);
    expect(await audit({ act: 'forget-password', userId })).toHaveLength(1);
    expect(await operator('forget-password', 'nobody', ...words.slice(2))).toMatchObject({
      code: 1,
    });
  });

  it('ends what an older copy would open again, before its service starts', async () => {
    const { secret } = await people.signIn();
    const words = ['restored', '--taken', new Date().toISOString(), '--as', 'ana'];
    const rehearsed = await operator(...words, '--dry-run');
    expect(rehearsed.out).toMatch(/^[1-9]\d* sessions end: .* \(not done\)$/m);
    expect(await identity.gateway.exchange(secret)).toMatchObject({ status: 201 });
    const { code, out } = await operator(...words);
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringMatching(/raised to \d{9}/) as string,
    });
    expect(await identity.gateway.exchange(secret)).toMatchObject({ status: 401 });
    expect(await identity.store.collection('password_resets').countDocuments()).toBe(0);
    expect(await identity.store.collection('registration_attempts').countDocuments()).toBe(0);
    const future = ['restored', '--taken', '2999-01-01T00:00:00Z', '--as', 'ana'];
    expect(await operator(...future)).toMatchObject({
      code: 1,
      err: '--taken is in the future.\n',
    });
    expect(await operator('restored', '--taken', 'noon', '--as', 'ana')).toMatchObject({ code: 1 });
  });

  it('closes a user whose address may then register again', async () => {
    const { email, userId } = await people.signIn();
    await operator('close', userId, '--reason', 'asked for it', '--as', 'ana');
    await people.register({ email });
    const again = await people.signInAgain(email);
    expect(again.userId).not.toBe(userId);
  });

  it('says users again: sealed contacts, and who is closed', async () => {
    const [active, gone] = [await people.signIn(), await people.signIn()];
    await operator('close', gone.userId, '--reason', 'asked for it', '--as', 'ana');
    const contacts = () =>
      identity.heard
        .of<DataOf<typeof UserContactChangedV1>>(UserContactChangedV1.type)
        .filter(({ subject }) => subject === active.userId);
    await eventually('the contact was said', () => contacts().length === 1);

    const words = ['republish', active.userId, gone.userId, 'nobody', '--as', 'ana', '--json'];
    const { code, out } = await operator(...words);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ aggregates: 2, events: 2, missing: ['nobody'] });
    await eventually('the contact is said again', () => contacts().length === 2);
    expect(JSON.stringify(contacts())).not.toContain(active.email);
    const [first, again] = contacts().map(({ data }) => data.verifiedAt);
    expect(first).toEqual(expect.any(String));
    expect(again).toBe(first);
    await eventually('the closing is said again', () => {
      const said = identity.heard.of(UserClosedV1.type);
      return said.filter(({ subject }) => subject === gone.userId).length === 2;
    });
    expect(await audit({ act: 'republish', operator: 'ana' })).toHaveLength(1);
  });

  it('says neither a link for a new password nor its use again', async () => {
    const { email, userId } = await people.signIn();
    const { token } = await people.askForLink(email);
    const password = 'la luna sale sobre el río';
    await identity.gateway.post('/password-resets/completion', { token, password });
    const said = (type: string) => identity.heard.of(type).length;
    await eventually('the change is said', () => said(PasswordChangedV1.type));
    const before = [said(PasswordResetRequestedV1.type), said(PasswordChangedV1.type)];

    expect(await operator('republish', userId, '--as', 'ana')).toMatchObject({ code: 0 });

    await eventually('the contact is said again', () => {
      const contacts = identity.heard.of(UserContactChangedV1.type);
      return contacts.filter(({ subject }) => subject === userId).length === 2;
    });
    expect([said(PasswordResetRequestedV1.type), said(PasswordChangedV1.type)]).toEqual(before);
  });

  it('cannot close nobody', async () => {
    const { code, err } = await operator('close', 'nobody', '--reason', 'x', '--as', 'ana');
    expect(code).toBe(1);
    expect(err).toContain('user.not-found');
  });
});
