import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useCommand } from './use-command';

interface Sent {
  readonly input: string;
  readonly key: string;
  readonly answer: (given: string) => void;
  readonly fail: () => void;
}

const wrapper = ({ children }: { readonly children: React.ReactNode }) => (
  <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
);

describe('a command', () => {
  const given = () => {
    const sent: Sent[] = [];
    const send = (input: string, key: string) =>
      new Promise<string>((answer, reject) => {
        sent.push({ input, key, answer, fail: () => reject(new Error('away')) });
      });
    const { result } = renderHook(() => useCommand(send), { wrapper });
    const attempt = (input: string) => result.current.attempt(input).catch(String);
    return { sent, attempt };
  };
  const inputsOf = (sent: readonly Sent[]) => sent.map(({ input }) => input);

  it('that is pressed twice is sent once, and both get its answer', async () => {
    const { sent, attempt } = given();
    const presses = [attempt('a'), attempt('a')];
    await waitFor(() => expect(sent).toHaveLength(1));
    sent[0]!.answer('done');
    expect(await Promise.all(presses)).toEqual(['done', 'done']);
    expect(sent).toHaveLength(1);
  });

  it('with another input waits for its turn, and gets its own answer', async () => {
    const { sent, attempt } = given();
    const [first, second] = [attempt('a'), attempt('b')];
    await waitFor(() => expect(sent).toHaveLength(1));
    sent[0]!.answer('of a');
    expect(await first).toBe('of a');
    await waitFor(() => expect(inputsOf(sent)).toEqual(['a', 'b']));
    sent[1]!.answer('of b');
    expect(await second).toBe('of b');
    expect(sent[1]!.key).not.toBe(sent[0]!.key);
  });

  it('takes its turn also after one that failed', async () => {
    const { sent, attempt } = given();
    const [first, second] = [attempt('a'), attempt('b')];
    await waitFor(() => expect(sent).toHaveLength(1));
    sent[0]!.fail();
    expect(await first).toBe('Error: away');
    await waitFor(() => expect(inputsOf(sent)).toEqual(['a', 'b']));
    sent[1]!.answer('of b');
    expect(await second).toBe('of b');
  });

  it('has one key until it is answered, and another one for the next time', async () => {
    const { sent, attempt } = given();
    for (const [time, end] of (['fail', 'answer', 'answer'] as const).entries()) {
      const trying = attempt('a');
      await waitFor(() => expect(sent).toHaveLength(time + 1));
      sent[time]![end]('done');
      await trying;
    }
    const [failed, again, later] = sent.map(({ key }) => key);
    expect(again).toBe(failed);
    expect(later).not.toBe(again);
  });
});
