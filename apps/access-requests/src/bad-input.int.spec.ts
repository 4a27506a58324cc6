import { allRoutes, problemDocument } from '@secop/contracts';
import { refusalIn, type Answer, type Person } from '../test-support/person';
import { ServiceUnderTest } from '../test-support/service-under-test';

const inbox = { method: 'GET', path: '/internal/accounts/{id}/access-requests' } as const;
const one = { method: 'GET', path: '/access-requests/{id}' } as const;
const routes = [
  ...allRoutes.filter(({ servedBy }) => servedBy === 'access-requests'),
  ...[one, inbox],
];
const described = routes.map(({ method, path }) => [method, path] as const);
const commands = described.filter(([method]) => method === 'POST');
const withId = described.filter(([, path]) => path.includes('{id}'));
const lists = described.filter(([, path]) => path.endsWith('access-requests')).slice(1);

const json = { 'content-type': 'application/json' };
const at = (path: string, id = 'somebody-elses') => path.replace('{id}', id);

/** Bodies that are good for no route, with what each is refused as. */
const badBodies: readonly (readonly [name: string, body: string, status: number])[] = [
  ['not JSON', '{"accountId"', 400],
  ['a bare value', '"text"', 400],
  ['an array', '[]', 422],
  ['an unknown field', '{"surprise":true}', 422],
  ['a polluted prototype', '{"__proto__":{"role":"accountAdmin"}}', 422],
  ['an operator', '{"accountId":{"$ne":null},"reason":{"$gt":""},"role":{"$ne":1}}', 422],
  ['too much', `{"message":"${'a'.repeat(70_000)}"}`, 413],
];

describe('bad input is answered with a problem document', () => {
  let service: ServiceUnderTest;
  let person: Person;
  let theirs: string;

  beforeAll(async () => {
    service = await ServiceUnderTest.start();
    service.accounts.knows('account', { administrator: 'accountAdmin' });
    person = await service.as('person');
    theirs = (await (await service.as('somebody')).requests('account')).id;
  });
  afterAll(() => service.stop());

  const expectProblem = (answer: Answer, status: number) => {
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(problemDocument.parse(answer.body).status).toBe(status);
    expect(answer.status).toBe(status);
  };

  it('covers every route', () => {
    expect(described).toHaveLength(10);
    expect(commands).toHaveLength(7);
    expect(lists).toHaveLength(2);
  });

  it.each(described)(
    '%s %s without a token, or with one for another service',
    async (method, path) => {
      const elsewhere = await service.tokens.forUser('person', ['accounts']);
      const expired = await service.tokens.forUser('person', ['access-requests'], {
        expiresIn: '-1h',
      });
      for (const authorization of [
        '',
        'Bearer nonsense',
        `Bearer ${elsewhere}`,
        `Bearer ${expired}`,
      ]) {
        const answer = await person.send(method, at(path), undefined, { authorization });
        expect(refusalIn(answer)).toEqual([401, 'token.refused']);
      }
    },
  );

  it.each(commands)('%s %s with a bad body', async (method, path) => {
    for (const [, body, status] of badBodies) {
      expectProblem(await person.send(method, at(path, theirs), body, json), status);
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expectProblem(await person.send(method, at(path, theirs), 'a=b', form), 415);
    const badKey = { ...json, 'idempotency-key': 'k'.repeat(300) };
    expectProblem(await person.send(method, at(path, theirs), '{}', badKey), 400);
  });

  it.each(withId)('%s %s with an id that names nothing', async (method, path) => {
    const ids = [
      'nothing',
      '%00',
      '%ff',
      '$where',
      '..%2f..%2fetc',
      'a'.repeat(2_000),
      '%F0%9F%92%A9',
    ];
    for (const id of ids) {
      const body = method === 'POST' ? bodyFor(path) : undefined;
      const answer = await person.send(method, at(path, id), body, body ? json : {});
      expect([400, 404]).toContain(answer.status);
      expectProblem(answer, answer.status);
    }
  });

  it.each(withId.filter(([, path]) => path.startsWith('/access-requests')))(
    "%s %s with somebody else's request",
    async (method, path) => {
      const body = method === 'POST' ? bodyFor(path) : undefined;
      const answer = await person.send(method, at(path, theirs), body, body ? json : {});
      expect(refusalIn(answer)).toEqual([404, 'access-request.not-found']);
    },
  );

  it.each(lists)('%s %s with a bad query', async (_, path) => {
    const forged = Buffer.from('["2026-01-01T00:00:00Z",{"$gt":""}]').toString('base64url');
    const queries = ['limit=0', 'limit=101', 'limit=x', 'status=lost', 'status[$ne]=pending'];
    for (const query of [...queries, 'surprise=1', 'cursor=%00', `cursor=${forged}`]) {
      const answer = await person.get(`${at(path, 'account')}?${query}`);
      expect(refusalIn(answer)).toEqual([422, 'request.invalid']);
      expect(answer.body).toHaveProperty('errors');
    }
  });

  it('points to the fields at fault of a submission', async () => {
    const wrong = { accountId: 'no spaces', message: 'a'.repeat(501), position: '', role: 'king' };
    const answer = await person.post('/access-requests', wrong);
    expect(refusalIn(answer)).toEqual([422, 'request.invalid']);
    const { errors } = problemDocument.parse(answer.body);
    expect(errors?.map(({ pointer }) => pointer)).toEqual([
      '/accountId',
      '/message',
      '/position',
      '/role',
    ]);
  });

  it('keeps what a person typed as text, whatever it looks like', async () => {
    const message = '$outbox <b>{{constructor}}</b>\n" \' ; DROP';
    const view = await (await service.as('typist')).requests('account', { message });
    expect(view.message).toBe(message);
    await service.broker.untilHeard(view.id, 'submitted');
  });

  it('refuses signs that make a text read otherwise', async () => {
    const person = await service.as('deceiver');
    const body = { accountId: 'account', message: 'Soy \u202eodaicosa\u202c' };
    expect(refusalIn(await person.insist('/access-requests', body))).toEqual([
      422,
      'request.invalid',
    ]);
  });
});

const bodyFor = (path: string) => {
  if (path.endsWith('-decisions')) return '{"decisions":[{"id":"nothing","decision":"accept"}]}';
  return path.endsWith('/rejection') ? '{"reason":"No"}' : '{}';
};
