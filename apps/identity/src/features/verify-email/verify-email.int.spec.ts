import { UserContactChangedV1, type DataOf } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { aPassword, fromNetwork, IdentityUnderTest } from '../../../test/identity-under-test';
import { People } from '../../../test/people';

let identity: IdentityUnderTest;
let people: People;
const usersWith = (email: string) =>
  identity.store.collection('users').find({ email, status: 'active' }).toArray();
const attempts = () => identity.store.collection('registration_attempts');
const contactsOf = (userId: string) =>
  identity.heard
    .of<DataOf<typeof UserContactChangedV1>>(UserContactChangedV1.type)
    .filter(({ data }) => data.userId === userId);
const wrong = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0');
const invalid = { status: 422, body: { code: 'email-verification.invalid' } };

beforeAll(async () => {
  identity = await IdentityUnderTest.start();
  people = new People(identity);
});
afterAll(() => identity.stop());

describe('the browser that started a registration', () => {
  it('ends it with the code: the user exists and the notifier is told the contact, sealed', async () => {
    const { email, code, holder } = await people.start();

    const answer = await people.verify({ email, code }, holder);

    expect(answer.status).toBe(204);
    const [user] = await usersWith(email);
    const userId = String(user?._id);
    const [event] = await eventually('the contact is announced', () => {
      const contacts = contactsOf(userId);
      return contacts.length > 0 && contacts;
    });
    expect(event).toMatchObject({ subject: userId, sequence: 1, data: { locale: 'es-CO' } });
    expect(await identity.notifier.open(event!.data.contact)).toMatchObject({
      purpose: 'user-contact',
      content: { email, firstNames: 'Rosa María', lastNames: 'Güiza Peña' },
    });
  });

  it('leaves no second copy of the password or the person behind', async () => {
    const { email } = await people.register();
    const attempt = await attempts().findOne({ email });
    expect(attempt).toMatchObject({ status: 'verified' });
    expect(JSON.stringify(attempt)).not.toMatch(/argon2|Rosa|52841907/);
  });

  it('has five tries, however many it makes at once', async () => {
    const { email, code, holder } = await people.start();

    const answers = await Promise.all(
      Array.from({ length: 12 }, () => people.verify({ email, code: wrong(code) }, holder)),
    );

    for (const answer of answers) expect(answer).toMatchObject(invalid);
    expect(await attempts().findOne({ email })).toMatchObject({ tries: 5 });
    expect(await people.verify({ email, code }, holder)).toMatchObject(invalid);
    expect(await usersWith(email)).toHaveLength(0);
  });

  it('may be wrong four times', async () => {
    const { email, code, holder } = await people.start();
    for (let tries = 0; tries < 4; tries += 1) {
      expect(await people.verify({ email, code: wrong(code) }, holder)).toMatchObject(invalid);
    }
    expect((await people.verify({ email, code }, holder)).status).toBe(204);
  });

  it('is too late when the code’s deadline has passed', async () => {
    const { email, code, holder } = await people.start();
    await attempts().updateOne({ email }, { $set: { 'codes.0.expiresAt': new Date(0) } });
    expect(await people.verify({ email, code }, holder)).toMatchObject(invalid);
  });

  it('is too late when the attempt has closed, even with the password', async () => {
    const { email, code, holder } = await people.start();
    await attempts().updateOne({ email }, { $set: { closesAt: new Date(0) } });
    expect(await people.verify({ email, code, password: aPassword }, holder)).toMatchObject(
      invalid,
    );
  });

  it('may repeat what succeeded: a second click and a lost answer end well', async () => {
    const { email, code, holder } = await people.start();

    const answers = await Promise.all([1, 2, 3].map(() => people.verify({ email, code }, holder)));

    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await usersWith(email)).toHaveLength(1);
  });

  it('continues where a crash between the two writes left off', async () => {
    const { email, code, holder } = await people.start();
    const before = await attempts().findOne({ email });
    await people.verify({ email, code }, holder);
    await attempts().replaceOne({ email }, before!);

    expect((await people.verify({ email, code }, holder)).status).toBe(204);

    const [user] = await usersWith(email);
    expect(user).toMatchObject({ v: 1 });
    expect(await attempts().findOne({ email })).toMatchObject({
      status: 'verified',
      userId: user?._id,
    });
  });

  it('cannot end another’s registration for the same address, not even with its code and password', async () => {
    const own = await people.start();
    const others = await people.start({ email: own.email, password: 'la luna sale sobre el río' });

    const answer = await people.verify(
      { email: own.email, code: others.code, password: others.password },
      own.holder,
    );

    expect(answer).toMatchObject(invalid);
    expect(await usersWith(own.email)).toHaveLength(0);
  });
});

describe('another browser', () => {
  it('is refused without the password', async () => {
    const { email, code } = await people.start();
    expect(await people.verify({ email, code })).toMatchObject(invalid);
  });

  it('is refused with another password', async () => {
    const { email, code } = await people.start();
    const password = 'no es la misma contraseña';
    expect(await people.verify({ email, code, password })).toMatchObject(invalid);
  });

  it('ends the registration with its password', async () => {
    const { email, code } = await people.start();
    expect((await people.verify({ email, code, password: aPassword })).status).toBe(204);
    expect(await usersWith(email)).toHaveLength(1);
  });

  it('counts as another browser when it holds a registration for another address', async () => {
    const { email, code } = await people.start();
    const { holder } = await people.start();
    expect(await people.verify({ email, code }, holder)).toMatchObject(invalid);
    expect((await people.verify({ email, code, password: aPassword }, holder)).status).toBe(204);
  });

  it('has five tries for an address and network, which cost the browser that started it none', async () => {
    const { email, code, holder } = await people.start();
    const network = fromNetwork();
    const byPassword = (typed: string) =>
      people.verify({ email, code: typed, password: aPassword }, undefined, network);
    for (let tries = 0; tries < 5; tries += 1) await byPassword(wrong(code));

    expect(await byPassword(code)).toMatchObject(invalid);
    expect((await people.verify({ email, code }, holder)).status).toBe(204);
  });

  it('is kept out by no other network’s tries, until there are fifty', async () => {
    const { email, code } = await people.start();
    const fromElsewhere = (typed: string) =>
      people.verify({ email, code: typed, password: aPassword });
    await Promise.all(Array.from({ length: 6 }, () => fromElsewhere(wrong(code))));
    expect((await fromElsewhere(code)).status).toBe(204);

    const other = await people.start();
    const guess = (typed: string) =>
      people.verify({ email: other.email, code: typed, password: aPassword });
    for (let tries = 0; tries < 50; tries += 1) await guess(wrong(other.code));
    expect(await guess(other.code)).toMatchObject(invalid);
  });

  it.each(['nobody.at.all@example.co', 'known'])(
    'learns nothing about an address: %s',
    async (address) => {
      const email = address === 'known' ? (await people.register()).email : address;
      const answer = await people.verify({ email, code: '12345678', password: aPassword });
      expect(answer).toMatchObject(invalid);
    },
  );
});

describe('several registrations for one address', () => {
  it('cannot be taken over: whoever reads the mail decides which one becomes the user', async () => {
    const strangers = await people.start({ password: 'la luna sale sobre el río' });
    const owners = await people.start({ email: strangers.email });

    expect((await people.verify(owners, owners.holder)).status).toBe(422);
    const { email, code } = owners;
    expect((await people.verify({ email, code }, owners.holder)).status).toBe(204);
    expect(await people.verify({ email, code: strangers.code }, strangers.holder)).toMatchObject(
      invalid,
    );

    const signIn = (password: string) => identity.gateway.post('/sessions', { email, password });
    expect((await signIn(aPassword)).status).toBe(201);
    expect((await signIn(strangers.password)).status).toBe(403);
  });

  it('become one user when they are verified at the same instant', async () => {
    for (let round = 0; round < 8; round += 1) {
      const one = await people.start();
      const other = await people.start({ email: one.email });

      const answers = await Promise.all(
        [one, other].map(({ email, code, holder }) => people.verify({ email, code }, holder)),
      );

      expect(answers.map(({ status }) => status).sort()).toEqual([204, 422]);
      const users = await usersWith(one.email);
      expect(users).toHaveLength(1);
      await eventually('the contact is announced', () => contactsOf(String(users[0]?._id)).length);
      expect(contactsOf(String(users[0]?._id))).toHaveLength(1);
    }
  });
});
