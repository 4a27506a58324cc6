import { decisionResults } from '@secop/contracts';
import { declareTopology } from '@secop/messaging';
import { testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { GatewayUnderTest, problem } from '../../a-gateway.builder';
import { aRequestView } from '../list-my-memberships/merge-memberships.builder';

describe('a refusal because somebody else was faster', () => {
  let infrastructure: TestInfrastructure;
  let gateway: GatewayUnderTest;
  const session = 'valid-1';

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl);
    gateway = await GatewayUnderTest.start(infrastructure.rabbitmqUrl);
  });
  afterAll(async () => {
    await gateway.stop();
    await infrastructure.drop();
  });

  it('says by name who it was', async () => {
    const { identity, 'access-requests': requests } = gateway.services;
    const decided = problem(409, 'access-request.already-decided', { decidedBy: 'usr_9' });
    requests.on('POST /access-requests/req_1/acceptance', decided);
    const user = { userId: 'usr_9', firstNames: 'Ana María', lastNames: 'Peña' };
    const others = { email: 'ana@example.com', documentType: 'CC', documentLastFour: '1234' };
    identity.on('POST /internal/users/names', { json: { users: [{ ...user, ...others }] } });
    const accept = () =>
      gateway.call('/access-requests/req_1/acceptance', { method: 'POST', session });

    expect(await (await accept()).json()).toMatchObject({ decidedByName: 'Ana María Peña' });
    identity.on('POST /internal/users/names', problem(503, 'dependency.unavailable'));
    const nameless = await accept();
    expect(nameless.status).toBe(409);
    expect(await nameless.json()).not.toHaveProperty('decidedByName');
  });

  it('says so in each row of many decisions', async () => {
    const { identity, 'access-requests': requests } = gateway.services;
    const { json: late } = problem(409, 'access-request.already-decided', { decidedBy: 'usr_9' });
    const { json: gone } = problem(404, 'access-request.not-found');
    const path = '/accounts/acc_1/access-request-decisions';
    requests.on(`POST ${path}`, {
      json: {
        results: [
          { id: 'req_1', status: 409, problem: late },
          { id: 'req_2', status: 404, problem: gone },
          { id: 'req_3', status: 200, accessRequest: aRequestView('acc_1', '2026-02-01') },
        ],
      },
    });
    const user = { userId: 'usr_9', firstNames: 'Ana María', lastNames: 'Peña' };
    const others = { email: 'ana@example.com', documentType: 'CC', documentLastFour: '1234' };
    identity.on('POST /internal/users/names', { json: { users: [{ ...user, ...others }] } });
    const decide = async () => {
      const answer = await gateway.call(path, { method: 'POST', session, body: '{}' });
      expect(answer.status).toBe(200);
      return decisionResults.parse(await answer.json()).results;
    };

    const [first, second, third] = await decide();
    expect(first?.problem).toMatchObject({
      decidedByName: 'Ana María Peña',
      instance: '/api/v1/inside',
    });
    expect(second?.problem).not.toHaveProperty('decidedByName');
    expect(third?.accessRequest).toMatchObject({ accountId: 'acc_1' });

    identity.on('POST /internal/users/names', problem(503, 'dependency.unavailable'));
    const [nameless] = await decide();
    expect(nameless?.problem).not.toHaveProperty('decidedByName');
  });
});
