import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { exchangedToken, userNames } from '@secop/contracts';
import { IdentityUnderTest } from '../../../test/identity-under-test';
import { People } from '../../../test/people';

const minute = 60_000;
let identity: IdentityUnderTest;
let people: People;
const sessions = () => identity.store.collection<{ _id: string; lastSeenAt: Date }>('sessions');
const change = (id: string, fields: object) => sessions().updateOne({ _id: id }, { $set: fields });
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);
const sessionRequired = { status: 401, body: { code: 'session.required' } };

beforeAll(async () => {
  identity = await IdentityUnderTest.start();
  people = new People(identity);
});
afterAll(() => identity.stop());

describe('a session exchanged for a token', () => {
  it('names the user, the session and the services for a minute, signed with the first published key', async () => {
    const { secret, userId, sessionId } = await people.signIn();

    const { status, body } = await identity.gateway.exchange(secret, ['accounts', 'identity']);

    expect(status).toBe(201);
    const { token, expiresAt } = exchangedToken.parse(body);
    const keys = createRemoteJWKSet(new URL(`${identity.gateway.url}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['EdDSA'],
      issuer: 'secop-identity',
      audience: 'accounts',
    });
    expect(payload).toMatchObject({ sub: userId, sid: sessionId, aud: ['accounts', 'identity'] });
    expect(payload.jti).toMatch(/.{20}/);
    expect(payload.exp! - payload.iat!).toBe(60);
    expect(Math.floor(new Date(expiresAt).getTime() / 1000)).toBe(payload.exp);
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'EdDSA', kid: 'signs' });
  });

  it('is another token each time', async () => {
    const { secret } = await people.signIn();
    const tokens = [
      await identity.gateway.exchange(secret),
      await identity.gateway.exchange(secret),
    ];
    expect(tokens[0]?.body).not.toEqual(tokens[1]?.body);
  });

  it('opens identity only if it names identity', async () => {
    const { secret } = await people.signIn();
    const { body } = await identity.gateway.exchange(secret, ['accounts']);
    const { token } = exchangedToken.parse(body);
    expect(await identity.gateway.send('GET', '/me', { token })).toMatchObject({
      status: 401,
      body: { code: 'token.refused' },
    });
  });
});

describe('the published keys', () => {
  it('are all of them, without their private part', async () => {
    const { body } = await identity.gateway.send('GET', '/.well-known/jwks.json');
    expect(body).toEqual({
      keys: ['signs', 'next'].map((kid) => ({
        kty: 'OKP',
        crv: 'Ed25519',
        x: expect.any(String) as string,
        kid,
        alg: 'EdDSA',
        use: 'sig',
      })),
    });
  });
});

describe('no token', () => {
  it('is given for a secret that nobody has, nor for a session’s public id', async () => {
    const { sessionId } = await people.signIn();
    expect(await identity.gateway.exchange('x'.repeat(43))).toMatchObject(sessionRequired);
    expect(await identity.gateway.exchange(sessionId)).toMatchObject(sessionRequired);
  });

  it('is given after thirty minutes without being seen', async () => {
    const { secret, sessionId } = await people.signIn();
    await change(sessionId, { lastSeenAt: ago(30 * minute) });
    expect(await identity.gateway.exchange(secret)).toMatchObject(sessionRequired);
  });

  it('is given after twelve hours, however recently it was seen', async () => {
    const { secret, sessionId } = await people.signIn();
    await change(sessionId, { endsAt: ago(0) });
    expect(await identity.gateway.exchange(secret)).toMatchObject(sessionRequired);
  });

  it('is given to a user who was closed, even where a session was left open', async () => {
    const { secret, userId } = await people.signIn();
    await identity.store
      .collection<{ _id: string }>('users')
      .updateOne({ _id: userId }, { $set: { status: 'closed' } });
    expect(await identity.gateway.exchange(secret)).toMatchObject(sessionRequired);
  });

  it('is given to anybody but the gateway', async () => {
    const { secret, token } = await people.signIn();
    const body = { session: secret, audience: ['identity'] };
    for (const credential of [undefined, token]) {
      const answer = await identity.gateway.send('POST', '/internal/tokens', {
        token: credential,
        body,
      });
      expect(answer).toMatchObject({ status: 401, body: { code: 'token.refused' } });
    }
  });
});

describe('being seen', () => {
  it('keeps the session open, and is written once a minute at most', async () => {
    const { secret, sessionId } = await people.signIn();
    const seen = async () => (await sessions().findOne({ _id: sessionId }))?.lastSeenAt;
    const started = await seen();
    await identity.gateway.exchange(secret);
    expect(await seen()).toEqual(started);

    await change(sessionId, { lastSeenAt: ago(29 * minute) });
    expect((await identity.gateway.exchange(secret)).status).toBe(201);
    expect((await seen())?.getTime()).toBeGreaterThanOrEqual(started!.getTime());
  });
});

describe('a glance at a session', () => {
  it('is no use of it: an open screen alone keeps nobody signed in', async () => {
    const { secret, sessionId } = await people.signIn();
    const lastSeenAt = ago(29 * minute);
    await change(sessionId, { lastSeenAt });
    const glance = { session: secret, audience: ['identity'], seen: false };
    expect(await identity.gateway.post('/internal/tokens', glance)).toMatchObject({ status: 201 });
    expect((await sessions().findOne({ _id: sessionId }))?.lastSeenAt).toEqual(lastSeenAt);
  });
});

describe('names for a screen', () => {
  it('are given to the gateway for the users that exist', async () => {
    const { email, userId } = await people.signIn();
    const { status, body } = await identity.gateway.post('/internal/users/names', {
      userIds: [userId, 'nobody'],
    });
    expect(status).toBe(200);
    expect(userNames.parse(body)).toEqual({
      users: [
        {
          userId,
          firstNames: 'Rosa María',
          lastNames: 'Güiza Peña',
          email,
          documentType: 'CC',
          documentLastFour: '1907',
        },
      ],
    });
  });
});
