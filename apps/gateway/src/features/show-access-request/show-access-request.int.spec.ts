import { inboxItem } from '@secop/contracts';
import { declareTopology } from '@secop/messaging';
import { testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { GatewayUnderTest, problem } from '../../a-gateway.builder';
import { aRequestView } from '../list-my-memberships/merge-memberships.builder';

describe('one request', () => {
  let infrastructure: TestInfrastructure;
  let gateway: GatewayUnderTest;
  const names = 'POST /internal/users/names';
  const ana = {
    firstNames: 'Ana',
    lastNames: 'Peña',
    email: 'ana@example.com',
    documentType: 'CC',
    documentLastFour: '1234',
  };

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl);
    gateway = await GatewayUnderTest.start(infrastructure.rabbitmqUrl);
  });
  beforeEach(() =>
    gateway.services.identity.on(names, ({ body }) => {
      const { userIds } = JSON.parse(body) as { userIds: string[] };
      return { json: { users: userIds.map((userId) => ({ userId, ...ana })) } };
    }),
  );
  afterAll(async () => {
    await gateway.stop();
    await infrastructure.drop();
  });

  const read = (path: string) => gateway.call(path, { session: 'valid-1' });
  const inside = 'GET /access-requests/req_1';
  const decided = { decidedBy: 'usr_9', decidedAt: '2026-02-02T00:00:00.000Z', version: 3 };
  const requestBy = (userId: string) =>
    gateway.services['access-requests'].on(inside, {
      json: { ...aRequestView('acc_1', '2026-02-01', userId), ...decided },
    });

  it('says to an administrator who asks and who decided, and its version', async () => {
    requestBy('usr_2');
    const answer = await read('/access-requests/req_1');
    const shown = inboxItem.parse(await answer.json());
    expect(shown.requester).toEqual(ana);
    expect(shown.decidedByName).toBe('Ana Peña');
    expect(answer.headers.get('etag')).toBe('"3"');
  });

  it('names nobody to the requester, and needs no names then', async () => {
    requestBy('usr_1');
    gateway.services.identity.on(names, problem(503, 'dependency.unavailable'));
    const answer = await read('/access-requests/req_1');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ requester: null, decidedByName: null });
  });

  it('is 503 to an administrator without identity, so that nobody decides about a stranger', async () => {
    requestBy('usr_2');
    gateway.services.identity.on(names, problem(503, 'dependency.unavailable'));
    expect((await read('/access-requests/req_1')).status).toBe(503);
  });

  it('does not exist when access-requests says so', async () => {
    gateway.services['access-requests'].on(inside, problem(404, 'access-request.not-found'));
    expect((await read('/access-requests/req_1')).status).toBe(404);
  });
});
