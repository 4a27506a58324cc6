import { GatewayCalls, type Answer } from '../../../test/gateway-calls';
import {
  aPassword,
  anAddress,
  aRegistration,
  fromNetwork,
  IdentityUnderTest,
} from '../../../test/identity-under-test';
import { People } from '../../../test/people';

const anotherPassword = 'esta no es la contraseña';
let identity: IdentityUnderTest;
let people: People;
const signIn = (email: string, password = aPassword, headers: Record<string, string> = {}) =>
  identity.gateway.post('/sessions', { email, password }, { ...fromNetwork(), ...headers });
const refused = { status: 401, body: { code: 'session.refused' } };

beforeAll(async () => {
  identity = await IdentityUnderTest.start();
  people = new People(identity);
});
afterAll(() => identity.stop());

describe('signing in', () => {
  it('opens a session of twelve hours and says who the person is', async () => {
    const { email } = await people.register({ phone: '+57 300 1234567' });

    const answer = await signIn(email, aPassword, { 'user-agent': 'curl/8.5.0' });

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      user: {
        id: expect.stringMatching(/^[\w-]+$/) as string,
        firstNames: 'Rosa María',
        lastNames: 'Güiza Peña',
        email,
        documentType: 'CC',
        documentLastFour: '1907',
        phone: '+57 300 1234567',
      },
    });
    const told = answer.headers.get('secop-session');
    const [, , expires] = /^([\w-]{43}); expires (\S+)$/.exec(told ?? '') ?? [];
    const hours = (new Date(expires ?? 0).getTime() - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(12);
  });

  it('stores a digest of the session’s secret, and no other part of it', async () => {
    const { email } = await people.register();
    const secret = GatewayCalls.secretIn(await signIn(email));
    const sessions = await identity.store.collection('sessions').find().toArray();
    expect(sessions.length).toBeGreaterThan(0);
    expect(JSON.stringify(sessions)).not.toContain(secret);
  });

  it('opens a new session every time', async () => {
    const { email } = await people.register();
    const secrets = [await signIn(email), await signIn(email)].map(GatewayCalls.secretIn);
    expect(new Set(secrets).size).toBe(2);
  });

  it('takes the password in any Unicode form', async () => {
    const password = 'el colibrí bebió café ayer';
    const { email } = await people.register({ password: password.normalize('NFC') });
    expect((await signIn(email, password.normalize('NFD'))).status).toBe(201);
  });

  it('takes the address in any spelling of its case', async () => {
    const { email } = await people.register();
    expect((await signIn(` ${email.toUpperCase()} `)).status).toBe(201);
  });

  it('answers alike for a wrong password and for nobody', async () => {
    const { email } = await people.register();

    const answers = [await signIn(email, anotherPassword), await signIn(anAddress())];

    for (const answer of answers) expect(answer).toMatchObject(refused);
    const withoutTrace = answers.map(({ body }) => ({ ...(body as object), traceId: '' }));
    expect(withoutTrace[0]).toEqual(withoutTrace[1]);
    expect(answers.map(({ headers }) => headers.get('secop-session'))).toEqual([null, null]);
  });

  it('tells only whoever has the password that the address is not verified yet', async () => {
    const { email } = await people.start();
    expect(await signIn(email, anotherPassword)).toMatchObject(refused);
    expect(await signIn(email)).toMatchObject({
      status: 403,
      body: { code: 'session.email-unverified' },
    });
  });
});

describe('whoever registers an address with a password of their own and signs in with it', () => {
  const password = 'la luna sale sobre el río';
  const shapeOf = ({ status, text, headers }: Answer) => ({
    status,
    text: text.replace(/"traceId":"[^"]*"/, ''),
    headers: [...headers].filter(([name]) => !['date', 'x-trace-id'].includes(name)),
  });
  const probe = async (email: string) => {
    await identity.gateway.post('/users', aRegistration({ email, password }));
    return shapeOf(await signIn(email, password));
  };

  it('gets the same bytes whether or not somebody has that address', async () => {
    const { email } = await people.register();

    const answers = [await probe(email), await probe(anAddress())];

    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ status: 403 });
    expect((await signIn(email)).status).toBe(201);
  });

  it('gets the same bytes for a wrong password too', async () => {
    const { email } = await people.register();
    await probe(email);
    expect(await signIn(email, anotherPassword)).toMatchObject(refused);
  });
});
