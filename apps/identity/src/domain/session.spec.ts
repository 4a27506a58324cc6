import fc from 'fast-check';
import { deviceOf } from './device';
import {
  endSession,
  isLive,
  sessionExpiry,
  sessionLimits,
  shouldTouch,
  startSession,
} from './session';

const now = new Date('2026-03-02T15:00:00Z');
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const session = startSession({ userId: 'u', secretHash: 's', device: 'Firefox en Linux' }, now);

describe('a session', () => {
  it('ends after thirty minutes without being seen', () => {
    expect(isLive(session, later(sessionLimits.idleMs - 1))).toBe(true);
    expect(isLive(session, later(sessionLimits.idleMs))).toBe(false);
  });

  it('ends after twelve hours however often it is seen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: sessionLimits.absoluteMs }), (seen) => {
        const active = { ...session, lastSeenAt: later(seen) };
        expect(isLive(active, later(sessionLimits.absoluteMs))).toBe(false);
        expect(sessionExpiry(active).getTime()).toBeLessThanOrEqual(session.endsAt.getTime());
      }),
    );
  });

  it('is touched at most once a minute', () => {
    expect(shouldTouch(session, later(59_999))).toBe(false);
    expect(shouldTouch(session, later(60_000))).toBe(true);
  });

  it('is over at once when it was ended', () => {
    expect(isLive(endSession(session, 'signed-out', now), now)).toBe(false);
  });

  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge en Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-A146M) AppleWebKit/537.36 Chrome/139.0 Mobile Safari/537.36',
      'Chrome en Android',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox en Linux'],
    ['curl/8.5.0', 'curl'],
    ['<script>alert(1)</script>', 'Navegador desconocido'],
    [undefined, 'Navegador desconocido'],
  ])('shows where it is open without keeping the header: %s', (userAgent, device) => {
    expect(deviceOf(userAgent)).toBe(device);
  });
});
