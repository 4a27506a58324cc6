import { allMetrics } from '@secop/contracts';
import { eventually, freePort, Scrape, TestTokens } from '@secop/testing';
import { ThingsUnderTest } from '../host/a-service.builder';

describe('the figures of a service', () => {
  let tokens: TestTokens;
  let things: ThingsUnderTest;

  beforeAll(async () => {
    tokens = await TestTokens.start();
    things = await ThingsUnderTest.start(tokens, { METRICS_PORT: await freePort() });
  });
  afterAll(async () => {
    await things.stop();
    await tokens.stop();
  });

  const look = () => Scrape.of(things.metricsUrl!);
  const requests = 'secop_http_requests_total';
  const untilCounted = (labels: Record<string, string>, count: number) =>
    eventually(`${JSON.stringify(labels)} is counted ${count} times`, async () => {
      const scrape = await look();
      return scrape.value(requests, labels) === count ? scrape : undefined;
    });

  it('count and time requests by the template of their route, never by their address', async () => {
    for (const id of ['rosa-1', 'rosa-2']) await things.post(`/things/${id}/decision`, '{}');
    await things.call('/nowhere/rosa-3?name=rosa');
    await things.call('/things?limit=7', { method: 'PROPFIND' });

    const route = '/things/{id}/decision';
    const scrape = await untilCounted({ route, status: '401' }, 2);
    await untilCounted({ method: 'other', status: '404' }, 1);
    expect(scrape.value(requests, { route: 'none', method: 'GET', status: '404' })).toBe(1);
    expect(scrape.value('secop_http_request_duration_seconds_count', { route })).toBe(2);
    expect((await look()).text).not.toContain('rosa');
  });

  it('leave out probes', async () => {
    await things.call('/livez');
    await things.call('/readyz');
    await things.call('/things/mine');

    const scrape = await untilCounted({ route: '/things/mine' }, 1);
    expect(scrape.text).not.toMatch(/livez|readyz/);
  });

  it('count refusals by their code, from nought', async () => {
    const refused = 'secop_problems_total';
    const before = (await look()).value(refused, { code: 'internal.error' });
    await things.call('/things/unforeseen', { method: 'DELETE' });
    const { value } = await look().then((scrape) => ({
      value: scrape.value(refused, { code: 'internal.error' }),
    }));
    expect([before, value]).toEqual([0, 1]);
  });

  it('say that a request was left by its client', async () => {
    const abort = new AbortController();
    const slow = things.call('/things/slow', { signal: abort.signal }).catch(() => undefined);
    await eventually('it is being handled', () => things.slowRequests > 0);
    abort.abort();
    await slow;

    await untilCounted({ route: '/things/slow', status: '499' }, 1);
  });

  it('carry the name of the app, and are those that the catalogue says', async () => {
    const scrape = await look();
    expect(new Set(scrape.samples.map(({ labels }) => labels['app']))).toEqual(
      new Set(['accounts']),
    );
    const ofEverybody = allMetrics.filter(
      ({ saidBy }) => saidBy.includes('gateway') && saidBy.length > 1,
    );
    expect(scrape.names).toEqual(expect.arrayContaining(ofEverybody.map(({ name }) => name)));
  });

  it('are served on a port of their own, and there alone', async () => {
    expect((await things.call('/metrics')).status).toBe(404);
    const origin = new URL(things.metricsUrl!).origin;
    for (const path of ['/', '/things', '/readyz']) {
      expect((await fetch(origin + path)).status).toBe(404);
    }
    expect((await fetch(things.metricsUrl!, { method: 'POST' })).status).toBe(404);
  });

  it('are not served unless a port is given, and not after the end', async () => {
    const silent = await ThingsUnderTest.start(tokens);
    expect(silent.metricsUrl).toBeUndefined();
    await silent.stop();

    const port = await freePort();
    const other = await ThingsUnderTest.start(tokens, { METRICS_PORT: port });
    const url = other.metricsUrl!;
    expect((await fetch(url)).status).toBe(200);
    await other.stop();
    await expect(fetch(url)).rejects.toThrow();
  });
});
