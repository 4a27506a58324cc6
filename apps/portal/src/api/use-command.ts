import {
  useMutation,
  type UseMutationOptions,
  type UseMutationResult,
} from '@tanstack/react-query';
import { useRef } from 'react';

interface Intent {
  readonly of: string;
  readonly key: string;
}

/**
 * A mutation that happens once per intent: double clicks are dropped, and trying the same again after a failure uses
 * the same idempotency key, because the first try may have been written.
 */
export function useCommand<Input, Answer>(
  send: (input: Input, key: string) => Promise<Answer>,
  options: Omit<UseMutationOptions<Answer, Error, Input>, 'mutationFn'> = {},
): UseMutationResult<Answer, Error, Input> & { submit: (input: Input) => Promise<void> } {
  const intent = useRef<Intent>(undefined);
  const running = useRef(false);
  const mutation = useMutation<Answer, Error, Input>({
    ...options,
    mutationFn: async (input) => {
      const of = JSON.stringify(input);
      if (intent.current?.of !== of) intent.current = { of, key: crypto.randomUUID() };
      const answer = await send(input, intent.current.key);
      intent.current = undefined;
      return answer;
    },
  });
  const submit = async (input: Input): Promise<void> => {
    if (running.current) return;
    running.current = true;
    try {
      await mutation.mutateAsync(input);
    } catch {
      // `mutation.error` shows it.
    } finally {
      running.current = false;
    }
  };
  return { ...mutation, submit };
}
