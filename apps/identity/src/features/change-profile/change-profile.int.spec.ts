import { UserContactChangedV1, userView, type DataOf } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { IdentityUnderTest } from '../../../test/identity-under-test';
import { People } from '../../../test/people';

let identity: IdentityUnderTest;
let people: People;
const read = (token: string) => identity.gateway.send('GET', '/me', { token });
const change = (token: string, body: object, headers: Record<string, string> = {}) =>
  identity.gateway.send('PATCH', '/me', { token, body, headers });
const contactsOf = (userId: string) =>
  identity.heard
    .of<DataOf<typeof UserContactChangedV1>>(UserContactChangedV1.type)
    .filter(({ data }) => data.userId === userId);

beforeAll(async () => {
  identity = await IdentityUnderTest.start();
  people = new People(identity);
});
afterAll(() => identity.stop());

describe('one’s profile', () => {
  it('is read with its version', async () => {
    const { token, userId, email } = await people.signIn();
    const { status, body, headers } = await read(token);
    expect(status).toBe(200);
    expect(userView.parse(body)).toMatchObject({ id: userId, email, phone: null });
    expect(headers.get('etag')).toBe('"1"');
  });

  it('changes in what is named, and the notifier is told the new contact', async () => {
    const { token, userId, email } = await people.signIn();

    const answer = await change(token, { lastNames: 'Güiza de la Peña' }, { 'if-match': '"1"' });

    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe('"2"');
    expect(answer.body).toMatchObject({ firstNames: 'Rosa María', lastNames: 'Güiza de la Peña' });
    expect((await read(token)).body).toEqual(answer.body);
    const [verified, event] = await eventually('the change is announced', () => {
      const contacts = contactsOf(userId);
      return contacts.length === 2 && contacts;
    });
    expect(event?.sequence).toBe(2);
    expect(event?.data.verifiedAt).toBe(verified?.data.verifiedAt);
    expect((await identity.notifier.open(event!.data.contact)).content).toEqual({
      email,
      firstNames: 'Rosa María',
      lastNames: 'Güiza de la Peña',
    });
  });

  it('announces nothing when only the phone changes, or nothing does', async () => {
    const { token, userId } = await people.signIn();
    await change(token, { phone: '6011234567' });
    const same = await change(token, { phone: '6011234567', firstNames: 'Rosa María' });
    expect(same.headers.get('etag')).toBe('"2"');
    await change(token, { firstNames: 'Rosa' });
    await eventually('the change of names is announced', () => contactsOf(userId).length === 2);
    expect(contactsOf(userId).map(({ sequence }) => sequence)).toEqual([1, 3]);
  });

  it('does not change when somebody looks at an older version', async () => {
    const { token } = await people.signIn();
    await change(token, { firstNames: 'Rosa' });
    const answer = await change(token, { firstNames: 'Rosalba' }, { 'if-match': '"1"' });
    expect(answer).toMatchObject({ status: 412, body: { code: 'precondition.failed' } });
    expect((await read(token)).body).toMatchObject({ firstNames: 'Rosa' });
  });

  it('keeps every one of many changes at once, each announced with the names of its version', async () => {
    const { token, userId } = await people.signIn();
    const changes = [...'ABCDEF'].map((letter, index) =>
      index % 2 ? { firstNames: `Rosa ${letter}` } : { lastNames: `Güiza ${letter}` },
    );

    const answers = await Promise.all(changes.map((body) => change(token, body)));

    const written = answers.filter(({ status }) => status === 200);
    expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true);
    const contacts = await eventually('all changes are announced', () => {
      const heard = contactsOf(userId);
      return heard.length === written.length + 1 && heard;
    });
    const newest = contacts.sort((one, other) => Number(other.sequence) - Number(one.sequence))[0]!;
    const { content } = await identity.notifier.open(newest.data.contact);
    expect((await read(token)).body).toMatchObject({
      firstNames: content.firstNames,
      lastNames: content.lastNames,
    });
  });

  it('answers the same command with the first answer, and refuses its key for another', async () => {
    const { token } = await people.signIn();
    const key = { 'idempotency-key': 'my-change' };
    await change(token, { firstNames: 'Rosalba' }, key);
    expect((await change(token, { firstNames: 'Rosalba' }, key)).headers.get('etag')).toBe('"2"');
    expect(await change(token, { firstNames: 'Rosario' }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key.reused' },
    });
  });

  it('refuses names that read as a link', async () => {
    const { token } = await people.signIn();
    expect(await change(token, { firstNames: 'vea premios.example' })).toMatchObject({
      status: 422,
      body: { code: 'request.invalid', errors: [{ pointer: '/firstNames' }] },
    });
  });
});
