import {
  AccessRequestRejectedV1,
  MembershipCancelledV1,
  SessionRevokedV1,
  type MembershipSnapshot,
} from '@secop/contracts';
import { declareTopology } from '@secop/messaging';
import { eventually, TcpProxy, testInfrastructure, type TestInfrastructure } from '@secop/testing';
import { GatewayUnderTest, problem } from '../../a-gateway.builder';
import { aRejectedRequest, SaidHints } from '../../said-hints.builder';
import { EventStreams } from './event-streams';
import { OpenScreen } from './open-screen.builder';

describe('the stream of hints', () => {
  let infrastructure: TestInfrastructure;
  let proxy: TcpProxy;
  let gateway: GatewayUnderTest;
  let hints: SaidHints;
  const screens: OpenScreen[] = [];
  /** Sessions that identity does not know (any more). */
  const gone = new Set<string>();
  const glances: boolean[] = [];

  beforeAll(async () => {
    infrastructure = await testInfrastructure();
    await declareTopology(infrastructure.rabbitmqUrl);
    proxy = await TcpProxy.before(infrastructure.rabbitmqUrl);
    gateway = await GatewayUnderTest.start(proxy.url, {
      EVENT_STREAMS: '12',
      EVENT_HEARTBEAT_MS: '50',
      EVENT_SESSION_CHECK_MS: '100',
    });
    hints = await SaidHints.start(infrastructure.rabbitmqUrl);
  });
  beforeEach(() => identityAnswers());
  afterEach(async () => {
    for (const screen of screens.splice(0)) screen.close();
    gone.clear();
    await eventually('all streams are gone', () => streams().size === 0);
  });
  afterAll(async () => {
    await hints.stop();
    await gateway.stop();
    await proxy.close();
    await infrastructure.drop();
  });

  const streams = () => gateway.running.app.get(EventStreams);
  /** The session `ana-1` is one of the user `ana`. */
  const identityAnswers = () =>
    gateway.services.identity.on('POST /internal/tokens', ({ body }) => {
      const { session, seen } = JSON.parse(body) as { session: string; seen?: boolean };
      if (gone.has(session)) return problem(401, 'session.required');
      glances.push(seen === false);
      const expiresAt = new Date(Date.now() + 60_000).toISOString();
      const userId = session.split('-', 1)[0];
      return { status: 201, json: { token: 't', expiresAt, userId, sessionId: `id-${session}` } };
    });
  const open = async (session?: string) => {
    const screen = await OpenScreen.open(gateway.running.url, session);
    screens.push(screen);
    return screen;
  };
  const ready = async (session: string) => {
    const screen = await open(session);
    expect(screen.status).toBe(200);
    await eventually('it is ready', () => screen.heard('ready').length === 1);
    return screen;
  };
  const hears = (screen: OpenScreen, event: string, data: object) =>
    eventually(`the screen hears ${event}`, () =>
      screen.heard(event).some((heard) => JSON.stringify(heard) === JSON.stringify(data)),
    );

  it('begins by saying that it is ready, and lets nothing in between keep or change it', async () => {
    const screen = await ready('ana-1');
    expect(screen.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    expect(screen.headers['content-encoding']).toBeUndefined();
    expect(screen.said[0]).toMatchObject({ event: 'ready', data: {} });
    expect(screen.said[0]?.retry).toBeGreaterThanOrEqual(1_000);
    await eventually('its heart beats', () => screen.beats > 1);
  });

  it('is for the signed in only, and asking does not count as using the session', async () => {
    gone.add('nobody-1');
    for (const session of [undefined, 'nobody-1']) {
      const refused = await open(session);
      await eventually('the refusal is read', () => refused.ended);
      expect([refused.status, refused.problem.code]).toEqual([401, 'session.required']);
    }
    glances.splice(0);
    await ready('ana-1');
    await eventually('the session is asked for again', () => glances.length > 2);
    expect(glances).not.toContain(false);
  });

  it('tells the requester and the administrators that a request changed, and nobody else', async () => {
    const requester = await ready('ana-1');
    const administrators = [await ready('luz-1'), await ready('eva-1')];
    const stranger = await ready('leo-1');

    const accessRequest = aRejectedRequest('req_1', 'ana', ['luz', 'eva']);
    await hints.say(AccessRequestRejectedV1, { accessRequest });

    for (const screen of [requester, ...administrators]) {
      await hears(screen, 'access-request', { id: 'req_1' });
      const words = JSON.stringify(screen.said);
      expect(words).not.toMatch(/TOLIMA|conocemos|ana|luz|SA-2026/);
    }
    await hints.say(AccessRequestRejectedV1, {
      accessRequest: aRejectedRequest('req_2', 'leo', []),
    });
    await hears(stranger, 'access-request', { id: 'req_2' });
    expect(stranger.heard('access-request')).toEqual([{ id: 'req_2' }]);
  });

  it('tells a member whose access changed, in every tab, and the administrators', async () => {
    const tabs = [await ready('ana-1'), await ready('ana-1'), await ready('ana-2')];
    tabs.push(await ready('luz-1'), await ready('eva-1'));
    const membership: MembershipSnapshot = {
      accountId: 'acc_7',
      accountName: 'Siete',
      userId: 'ana',
      role: 'provider',
      state: 'cancelled',
      since: '2026-03-02T15:00:00.000Z',
      by: 'luz',
      administrators: ['luz', 'eva'],
    };
    await hints.say(MembershipCancelledV1, { membership });
    for (const tab of tabs) await hears(tab, 'membership', { id: 'acc_7' });
  });

  it('ends with its session, and tells the other sessions', async () => {
    const [ending, other] = [await ready('pia-1'), await ready('pia-2')];
    await hints.say(SessionRevokedV1, { sessionId: 'id-pia-1', userId: 'pia', reason: 'x' });
    await eventually('the stream ends', () => ending.ended);
    expect(ending.heard('end')).toEqual([{ reason: 'session-ended' }]);
    await hears(other, 'session', { id: 'id-pia-1' });
    expect(other.ended).toBe(false);
  });

  it('ends when identity does not know the session any more', async () => {
    const screen = await ready('ana-3');
    gone.add('ana-3');
    await eventually('the stream ends', () => screen.ended);
    expect(screen.heard('end')).toEqual([{ reason: 'session-ended' }]);
  });

  it('outlives a short silence of identity, and no long one', async () => {
    const screen = await ready('ana-4');
    let silences = 0;
    gateway.services.identity.on('POST /internal/tokens', () => {
      silences += 1;
      if (silences === 2) identityAnswers();
      return problem(503, 'dependency.unavailable');
    });
    glances.splice(0);
    await eventually('identity confirms it again', () => glances.length > 0);
    expect([silences, screen.ended]).toEqual([2, false]);

    const silent = problem(503, 'dependency.unavailable');
    gateway.services.identity.on('POST /internal/tokens', silent);
    await eventually('the stream ends', () => screen.ended);
    expect(screen.heard('end')).toEqual([{ reason: 'unconfirmed' }]);
  });

  it('lets the oldest stream of a browser go when there are more than two', async () => {
    const [oldest, ...others] = [await ready('ana-1'), await ready('ana-1'), await ready('ana-1')];
    await eventually('the oldest ends', () => oldest.ended);
    const [last] = oldest.said.slice(-1);
    expect(last).toMatchObject({ event: 'end', data: { reason: 'replaced' } });
    expect(last?.retry).toBeGreaterThanOrEqual(60_000);
    expect(others.map(({ ended }) => ended)).not.toContain(true);
    expect(streams().size).toBe(2);
  });

  it('is refused when all places are taken, until one is free', async () => {
    for (let at = 0; at < 12; at += 1) await ready(`person${at}-1`);
    const refused = await open('late-1');
    await eventually('the refusal is read', () => refused.ended);
    expect([refused.status, refused.problem.code]).toEqual([503, 'service.overloaded']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);

    screens[0]!.close();
    await eventually('a place is free', () => streams().size === 11);
    await ready('late-1');
  });

  it('cuts off who does not read, and goes on with the others', async () => {
    const [slow, quick] = [await ready('ana-1'), await ready('leo-1')];
    slow.socket.pause();
    const tell = () => {
      for (let at = 0; at < 2_000; at += 1) {
        streams().tell({ to: ['ana'], kind: 'access-request', id: 'r'.repeat(100) });
      }
    };
    await eventually('the slow one is cut off', () => {
      tell();
      return streams().size === 1;
    });
    streams().tell({ to: ['leo'], kind: 'access-request', id: 'req_9' });
    await hears(quick, 'access-request', { id: 'req_9' });
  });

  it('answers HEAD as it would answer, and opens nothing', async () => {
    const screen = await OpenScreen.open(gateway.running.url, 'ana-1', 'HEAD');
    expect(screen.status).toBe(200);
    expect(screen.headers['content-type']).toContain('text/event-stream');
    expect(streams().size).toBe(0);
    const refused = await OpenScreen.open(gateway.running.url, undefined, 'HEAD');
    expect(refused.status).toBe(401);
  });

  it('says that something may have been missed once the broker is back', async () => {
    const screen = await ready('ana-1');
    proxy.refuse();
    await eventually('the loss is noticed', () => proxy.connections === 0);
    await hints.say(AccessRequestRejectedV1, {
      accessRequest: aRejectedRequest('missed', 'ana', []),
    });
    proxy.pass();
    await hears(screen, 'resync', {});
    await hints.say(AccessRequestRejectedV1, {
      accessRequest: aRejectedRequest('heard', 'ana', []),
    });
    await hears(screen, 'access-request', { id: 'heard' });
    expect(screen.heard('access-request')).toEqual([{ id: 'heard' }]);
  });

  it('ends in order when the gateway stops, and says when to come back', async () => {
    const stopping = await GatewayUnderTest.start(infrastructure.rabbitmqUrl);
    const screen = await OpenScreen.open(stopping.running.url, 'valid-1');
    await eventually('it is ready', () => screen.heard('ready').length === 1);

    await stopping.stop();

    await eventually('the stream ends', () => screen.ended);
    const [last] = screen.said.slice(-1);
    expect(last).toMatchObject({ event: 'end', data: { reason: 'stopping' } });
    expect(last?.retry).toBeGreaterThanOrEqual(1_000);
  });
});
