import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerOf, api } from './client';
import { Unreachable } from './problem';

const body = { email: 'nora@correo.example', password: 'siete faroles' };
const asJson = { 'content-type': 'application/json' };

describe('an answer that never arrives whole', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  const answers = (
    answer: (request: Request, init?: RequestInit) => Promise<Response> | Response,
  ) =>
    vi.stubGlobal('fetch', async (request: Request, init?: RequestInit) => answer(request, init));
  const signIn = () => answerOf(api.POST('/sessions', { body }));
  const refused = async (call: Promise<unknown>): Promise<unknown> => {
    const outcome = call.then(undefined, (error: unknown) => error);
    await vi.advanceTimersByTimeAsync(20_000);
    return outcome;
  };
  /** As a browser does: what is being read ends with the signal. */
  const stalling = (signal: AbortSignal) =>
    new ReadableStream({
      start: (stream) => {
        stream.enqueue(new TextEncoder().encode('{"user":'));
        signal.addEventListener('abort', () => stream.error(signal.reason));
      },
    });

  it.each([
    ['is a page of a hotel’s network', () => new Response('<html>¡Hola!</html>', { status: 200 })],
    ['is such a page with an error', () => new Response('<html>¡Hola!</html>', { status: 502 })],
    ['breaks', () => Promise.reject(new TypeError('network error'))],
    [
      'stalls in the middle',
      (_: Request, init?: RequestInit) =>
        new Response(stalling(init!.signal!), { status: 201, headers: asJson }),
    ],
  ])('is told as such when it %s', async (_, answer) => {
    answers(answer);
    expect(await refused(signIn())).toBeInstanceOf(Unreachable);
  });

  it('is not waited for once nobody wants it any more', async () => {
    const signals: AbortSignal[] = [];
    answers((_, init) => {
      signals.push(init!.signal!);
      return new Promise<Response>(() => undefined);
    });
    const leaving = new AbortController();
    void api.GET('/me', { signal: leaving.signal });
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    expect(signals[0]!.aborted).toBe(false);
    leaving.abort();
    expect(signals[0]!.aborted).toBe(true);
  });
});
