import {
  aPassword,
  aRegistration,
  fromNetwork,
  IdentityUnderTest,
} from '../../../test/identity-under-test';
import { People } from '../../../test/people';

let identity: IdentityUnderTest;
let people: People;

beforeAll(async () => {
  identity = await IdentityUnderTest.start({ MAILS_PER_ADDRESS_AND_NETWORK: '3' });
  people = new People(identity);
});
afterAll(() => identity.stop());

describe('starting a registration', () => {
  it('asks for a mail with a code of eight digits, sealed to the notifier, and nothing else readable', async () => {
    const { answer, email, code, holder } = await people.start();

    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({ status: 'verification-sent' });
    expect(holder).toMatch(/^[\w-]{43}$/);
    expect(code).toMatch(/^\d{8}$/);
    const [mail] = await people.mailsTo(email);
    expect(mail).toMatchObject({
      template: 'email-verification',
      purpose: 'mail-wanted',
      kid: 'newest',
      content: { email, firstNames: 'Rosa María', lastNames: 'Güiza Peña', code },
    });
    const onTheBroker = identity.heard.raw.join('\n');
    for (const secret of [email, 'Rosa', 'Güiza', '52841907', code, holder, aPassword]) {
      expect(onTheBroker).not.toContain(secret);
    }
  });

  it('stores neither the password, nor the code, nor what proves who started it', async () => {
    const { code, email, holder } = await people.start();

    const documents = await identity.store
      .collection('registration_attempts')
      .find({ email })
      .toArray();
    const stored = JSON.stringify(documents);
    expect(documents).toHaveLength(1);
    expect(stored).toContain('$argon2id$');
    for (const secret of [code, holder, aPassword]) expect(stored).not.toContain(secret);
  });

  it('creates no user', async () => {
    const { email } = await people.start();
    expect(await identity.store.collection('users').countDocuments({ email })).toBe(0);
  });

  it('answers the same bytes for a known address, whose owner is told by mail under their own name', async () => {
    const { email } = await people.register();
    const known = aRegistration({ email, firstNames: 'Otra', lastNames: 'Persona' });

    const forKnown = await identity.gateway.post('/users', known);
    const forUnknown = await identity.gateway.post('/users', aRegistration());

    expect(forKnown.status).toBe(forUnknown.status);
    expect(forKnown.text).toBe(forUnknown.text);
    const shape = ({ headers }: typeof forKnown) =>
      [...headers].filter(([name]) => !['date', 'x-trace-id', 'secop-registration'].includes(name));
    expect(shape(forKnown)).toEqual(shape(forUnknown));
    expect(forKnown.headers.get('secop-registration')).toMatch(/^[\w-]{43}$/);
    const mails = await people.waitForMails(email, 2);
    expect(mails.map(({ template }) => template)).toEqual([
      'email-verification',
      'user-already-registered',
    ]);
    expect(mails[1]?.content).toEqual({ email, firstNames: 'Rosa María', lastNames: 'Güiza Peña' });
  });

  it('keeps of what was typed for a known address only the password’s hash', async () => {
    const { email } = await people.register();
    await identity.gateway.post('/users', aRegistration({ email, documentNumber: '99887766' }));
    const stored = await identity.store
      .collection('registration_attempts')
      .findOne({ email, status: 'address-taken' });
    expect(stored).not.toBeNull();
    expect(JSON.stringify(stored)).not.toMatch(/99887766|Rosa|Güiza/);
    expect(stored).toMatchObject({
      passwordHash: expect.stringMatching(/^\$argon2id\$/) as string,
    });
  });

  it('sends at most so many mails to one address for one network, and answers the same beyond that', async () => {
    const registration = aRegistration();
    const stranger = fromNetwork();
    const answers = [];
    for (let times = 0; times < 5; times += 1) {
      answers.push(await identity.gateway.post('/users', registration, stranger));
    }
    const later = await people.start();

    expect(new Set(answers.map(({ text, status }) => `${status} ${text}`)).size).toBe(1);
    expect(later.code).not.toBe('');
    expect(await people.waitForMails(registration.email, 3)).toHaveLength(3);
  });

  it('reaches a person whatever a stranger asked for at their address from another network', async () => {
    const registration = aRegistration();
    const stranger = fromNetwork();
    for (let times = 0; times < 5; times += 1) {
      await identity.gateway.post('/users', registration, stranger);
    }
    await people.waitForMails(registration.email, 3);

    const { email, code, holder } = await people.start({ email: registration.email });

    expect((await people.verify({ email, code }, holder)).status).toBe(204);
  });

  it.each([
    ['password.too-short', 'corta de más'],
    ['password.too-long', 'larga y más larga '.repeat(10)],
    ['password.too-common', 'Mi contraseña segura'],
    ['password.personal', 'el jardín de rosa florece'],
  ])('refuses with %s, for a known and an unknown address alike', async (code, password) => {
    const { email } = await people.register();

    const refusals = await Promise.all([
      identity.gateway.post('/users', aRegistration({ password })),
      identity.gateway.post('/users', aRegistration({ password, email })),
    ]);

    for (const { status, body } of refusals) {
      expect(status).toBe(422);
      expect(body).toMatchObject({ code, errors: [{ pointer: '/password', code }] });
      expect(JSON.stringify(body)).not.toMatch(/\{m(in|ax)imum\}|undefined/);
    }
  });

  it('refuses names that would put a link into a stranger’s mail', async () => {
    const answer = await identity.gateway.post(
      '/users',
      aRegistration({ lastNames: 'gane en https://premios.example' }),
    );
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'request.invalid',
      errors: [{ pointer: '/lastNames' }],
    });
  });
});
