import { allRoutes, type ProblemCode, type RouteContract } from '@secop/contracts';
import type { Answer } from '../client/answer';
import { Browser } from '../client/browser';
import { aUser, type User } from '../people/user';
import { runningSystem } from '../system/system';
import { faults, type Fault } from './faults';
import { soundBody } from './sound-bodies';
import { pathWith, strangers, type Strangers } from './strangers';

const system = runningSystem();
const nobody = 'nobody-has-this-id';
const nobodys: Strangers = {
  accountId: nobody,
  accessRequestId: nobody,
  userId: nobody,
  sessionId: nobody,
};
const title = ({ method, path }: RouteContract) => `${method} ${path}`;

let user: User;
let others: Strangers;

beforeAll(async () => {
  user = await aUser(system);
  others = await strangers(system);
});

/** A problem document whose parts agree with each other, and no failure of ours. */
function expectProblem(answer: Answer, codes: readonly ProblemCode[]): void {
  const problem = answer.problem();
  expect(codes).toContain(problem.code);
  expect(problem.status).toBe(answer.status);
  expect(answer.status).toBeLessThan(500);
  expect(problem.type).toMatch(new RegExp(`/${problem.code}$`));
  expect(problem.traceId).toBe(answer.headers.get('x-trace-id'));
  expect(problem.detail).not.toMatch(/\{\w+\}|undefined|\[object/);
}

describe.each(allRoutes.map((route) => [title(route), route] as const))('%s', (_title, route) => {
  const withoutIds = pathWith(route.path, nobodys);
  const concerning = faults.filter(({ concerns }) => concerns(route));

  it.each(concerning.map((fault): [string, Fault] => [fault.name, fault]))(
    'refuses %s',
    async (_name, { sending, query = '', codes, signedIn = true }) => {
      const browser = signedIn ? user.browser : new Browser(system.gateway);
      const answer = await browser.send(route.method, withoutIds + query, sending(route));

      expectProblem(answer, codes);
    },
  );

  if (!route.path.includes('{')) return;

  const send = (path: string) =>
    user.browser.send(route.method, path, route.body ? { body: soundBody(route) } : {});

  // Accounts are public: anybody who is signed in may see one.
  if (route.path !== '/accounts/{id}') {
    it('refuses what belongs to somebody else', async () => {
      const hidden = !route.path.startsWith('/accounts');
      const answer = await send(pathWith(route.path, others));

      expectProblem(answer, route.problems);
      expect(answer.status).toBe(hidden ? 404 : 403);
    });
  }

  it('says that it does not exist when nobody has that id', async () => {
    const answer = await send(withoutIds);

    expectProblem(answer, route.problems);
    expect(answer.status).toBe(404);
  });

  it.each([
    '%24ne',
    '..%2f..%2fme',
    '%00',
    '%E0%A4%A',
    'x'.repeat(2_000),
    '%F0%9F%92%A5',
    '{"$gt":""}',
  ])('refuses %j as an id', async (id) => {
    const strange = { accountId: id, accessRequestId: id, userId: id, sessionId: id };
    const answer = await send(pathWith(route.path, strange));

    expectProblem(answer, [
      ...route.problems,
      'route.not-found',
      'request.malformed',
      'request.invalid',
    ]);
  });
});

describe('what is no route', () => {
  it.each(['/', '/nowhere', '/internal/tokens', '/../internal/tokens', '/access-requests/x/y/z'])(
    'GET %s does not exist',
    async (path) => {
      expectProblem(await user.browser.get(path), ['route.not-found']);
    },
  );

  it('a method that a path does not take is refused', async () => {
    expectProblem(await user.browser.send('DELETE', '/accounts'), [
      'route.method-not-allowed',
      'route.not-found',
    ]);
  });
});
