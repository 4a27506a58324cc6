import { TestTokens } from '@secop/testing';
import { expectProblem, ThingsUnderTest } from '../host/a-service.builder';

describe('a service on the platform', () => {
  let tokens: TestTokens;
  let service: ThingsUnderTest;

  beforeAll(async () => {
    tokens = await TestTokens.start();
    service = await ThingsUnderTest.start(tokens);
  });
  afterAll(async () => {
    await service.stop();
    await tokens.stop();
  });

  describe('given a bad body', () => {
    const nested = `{"name":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    it.each([
      ['not JSON', '{"name"', 400, 'request.malformed'],
      ['a bare value', '"name"', 400, 'request.malformed'],
      ['deep nesting', nested, 400, 'request.malformed'],
      ['more than 64 KiB', JSON.stringify({ name: 'a'.repeat(70_000) }), 413, 'request.too-large'],
      ['an array', '[]', 422, 'request.invalid'],
      ['null', 'null', 400, 'request.malformed'],
      ['__proto__', '{"name":"a","__proto__":{"admin":true}}', 422, 'request.invalid'],
      ['constructor', '{"name":"a","constructor":{"prototype":1}}', 422, 'request.invalid'],
      ['a null byte', '{"name":"a\\u0000b"}', 422, 'request.invalid'],
      ['a lone surrogate', '{"name":"a\\ud800b"}', 422, 'request.invalid'],
    ] as const)('refuses %s', async (_, body, status, code) => {
      await expectProblem(await service.post('/things', body), status, code);
    });

    it('names every field at fault with a pointer', async () => {
      const answer = await service.post(
        '/things',
        JSON.stringify({ name: 1, email: 'no', parts: [{ size: 1.5 }, {}], 'a/b~c': 1 }),
      );

      const { errors } = await expectProblem(answer, 422, 'request.invalid');
      expect(errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
        ['/name', 'field.type'],
        ['/email', 'field.format'],
        ['/parts/0/size', 'field.type'],
        ['/parts/1/size', 'field.required'],
        ['/a~1b~0c', 'field.unknown'],
      ]);
    });

    it('refuses another media type', async () => {
      const answer = await service.post('/things', 'name=a', {
        'content-type': 'application/x-www-form-urlencoded',
      });
      await expectProblem(answer, 415, 'request.unsupported-media-type');
    });

    it('refuses a compressed body', async () => {
      const answer = await service.post('/things', '{}', { 'content-encoding': 'gzip' });
      await expectProblem(answer, 415, 'request.unsupported-media-type');
    });
  });

  it('takes no body for an empty one where the schema allows', async () => {
    expect((await service.call('/things/empty', { method: 'POST' })).status).toBe(201);
    await expectProblem(await service.call('/things', { method: 'POST' }), 422, 'request.invalid');
  });

  it.each([
    '/things?limit=101',
    '/things?limit=a',
    '/things?limit=1&limit=2',
    '/things?x=1',
    '/things?__proto__=1',
  ])('refuses the query of %s', async (path) => {
    const { errors } = await expectProblem(await service.call(path), 422, 'request.invalid');
    expect(errors?.[0]?.pointer).toMatch(/^\/query\//);
  });

  it.each(['/nowhere', '/things/../etc', '/%00'])('does not know %s', async (path) => {
    await expectProblem(await service.call(path), 404, 'route.not-found');
  });

  it('refuses a path that is not UTF-8', async () => {
    const answer = await service.call('/things/%ff', { method: 'DELETE' });
    await expectProblem(answer, 400, 'request.malformed');
  });
});
