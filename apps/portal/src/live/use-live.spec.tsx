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
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
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

  it('gives its stream up to a newer tab, and reads every 15 s from there on', async () => {
    says('end', { reason: 'replaced' });
    expect(Stream.last.closed).toBe(true);
    const last = Stream.last;
    aWhilePasses();
    await readTimes(2);
    expect(Stream.last).toBe(last);
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

  it.each(['stopping', 'unconfirmed', 'session-ended'])(
    'comes back after the stream ended with %s',
    (reason) => {
      says('end', { reason });
      expect(Stream.last.closed).toBe(false);
    },
  );
});
