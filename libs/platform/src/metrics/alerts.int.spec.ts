import { eventually, fires, freePort, Scrape, TestTokens } from '@secop/testing';
import { ThingsUnderTest } from '../host/a-service.builder';

const slow = 1_300;
const busy = 700;

describe('what operators are told of any process', () => {
  let tokens: TestTokens;
  let things: ThingsUnderTest;
  let well: Scrape;

  beforeAll(async () => {
    tokens = await TestTokens.start();
    things = await ThingsUnderTest.start(tokens, { METRICS_PORT: await freePort() });
    await things.call('/things');
    well = await look();
  });
  afterAll(async () => {
    await things.stop();
    await tokens.stop();
  });

  const look = () => Scrape.of(things.metricsUrl!);

  it('that it answered 500', async () => {
    expect(await fires('SecopInternalErrors', well, await look())).toBe(false);
    await things.call('/things/unforeseen', { method: 'DELETE' });
    expect(await fires('SecopInternalErrors', well, await look())).toBe(true);
  });

  it('that its answers are slow', async () => {
    const count = 'secop_http_request_duration_seconds_count';
    const route = '/things/slow';
    const waiting = Array.from({ length: 5 }, () =>
      things.call(route, { signal: AbortSignal.timeout(slow) }).catch(() => undefined),
    );
    await Promise.all(waiting);
    const ill = await eventually('they are measured', async () => {
      const scrape = await look();
      return scrape.text.includes(route) && scrape.value(count, { route }) === 5 && scrape;
    });
    expect(await fires('SecopAnswersSlow', well, ill)).toBe(true);
    expect(await fires('SecopAnswersSlow', well, well)).toBe(false);
  });

  it('that it is late with everything', async () => {
    // Its measure begins anew with the first turn after a look, so a look right before would hide what follows.
    const ill = await eventually('it is measured', async () => {
      const end = performance.now() + busy;
      while (performance.now() < end);
      await new Promise(setImmediate);
      const scrape = await look();
      return scrape.value('nodejs_eventloop_lag_p99_seconds') > 0.25 && scrape;
    });
    expect(await fires('SecopEventLoopLate', well, ill)).toBe(true);
    expect(await fires('SecopEventLoopLate', well, well)).toBe(false);
  });
});
