import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, render, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hint, says, Stream } from '../testing/stream';
import { useLive } from './use-live';

const inbox = vi.fn(() => Promise.resolve('read'));
const sessions = vi.fn(() => Promise.resolve('read'));

function Screen() {
  useLive();
  useQuery({ queryKey: ['inbox', 'a1'], queryFn: inbox });
  useQuery({ queryKey: ['sessions'], queryFn: sessions });
  return null;
}

describe('a screen that is kept fresh', () => {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    vi.stubGlobal('EventSource', Stream);
    inbox.mockClear();
    sessions.mockClear();
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Screen />
      </QueryClientProvider>,
    );
    await readTimes(1);
  });
  afterEach(() => void vi.useRealTimers());

  const readTimes = (times: number) =>
    waitFor(() => {
      expect(inbox).toHaveBeenCalledTimes(times);
      expect(sessions).toHaveBeenCalledTimes(times);
    });
  const aWhilePasses = () => act(() => void vi.advanceTimersByTime(15_000));
  const breaks = () => act(() => void Stream.last.dispatchEvent(new Event('error')));

  it('reads again what a hint concerns, and nothing else', async () => {
    hint('access-request');
    await waitFor(() => expect(inbox).toHaveBeenCalledTimes(2));
    expect(sessions).toHaveBeenCalledTimes(1);
  });

  it('reads everything again when hints may have been missed', async () => {
    says('resync');
    await readTimes(2);
  });

  it('reads everything every 15 s while the stream is away, and no longer', async () => {
    breaks();
    aWhilePasses();
    await readTimes(2);
    aWhilePasses();
    await readTimes(3);
    act(() => void Stream.last.dispatchEvent(new Event('open')));
    aWhilePasses();
    expect(vi.getTimerCount()).toBe(0);
    await readTimes(3);
  });

  it('does not read again, when the stream opens, what was read meanwhile', async () => {
    says('ready');
    hint('access-request');
    await waitFor(() => expect(inbox).toHaveBeenCalledTimes(2));
    expect(sessions).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['took long to open', () => vi.setSystemTime(Date.now() + 2_000)],
    ['was away', () => breaks()],
  ])('reads everything again when the stream %s', async (_, happens) => {
    happens();
    vi.setSystemTime(Date.now() + 1);
    says('ready');
    await readTimes(2);
  });

  it('does not read by itself for somebody who is gone, and does again once they are back', async () => {
    breaks();
    vi.setSystemTime(Date.now() + 6 * 60_000);
    aWhilePasses();
    act(() => void window.dispatchEvent(new Event('keydown')));
    aWhilePasses();
    await readTimes(2);
  });

  it('hears and reads nothing while nobody looks at it, and everything once when somebody does', async () => {
    const visibility = vi.spyOn(document, 'visibilityState', 'get');
    const becomes = (state: DocumentVisibilityState) => {
      visibility.mockReturnValue(state);
      return act(() => Promise.resolve(window.dispatchEvent(new Event('visibilitychange'))));
    };
    breaks();
    await becomes('hidden');
    expect(Stream.last.closed).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    const before = Stream.last;
    await becomes('visible');
    expect(Stream.last).not.toBe(before);
    says('ready');
    await readTimes(2);
    hint('session');
    await waitFor(() => expect(sessions).toHaveBeenCalledTimes(3));
    expect(inbox).toHaveBeenCalledTimes(2);
    visibility.mockRestore();
  });

  it('asks for a stream that was refused again, and listens to it', async () => {
    const refused = Stream.last;
    act(() => refused.refuse());
    aWhilePasses();
    await readTimes(2);
    expect(Stream.last).not.toBe(refused);
    act(() => void Stream.last.dispatchEvent(new Event('open')));
    expect(vi.getTimerCount()).toBe(0);
    hint('access-request');
    await waitFor(() => expect(inbox).toHaveBeenCalledTimes(3));
  });

  it.each(['stopping', 'unconfirmed', 'session-ended', 'replaced'])(
    'comes back after the stream ended with %s',
    (reason) => {
      says('end', { reason });
      expect(Stream.last.closed).toBe(false);
    },
  );
});
