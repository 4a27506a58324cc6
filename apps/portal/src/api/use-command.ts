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

interface Run<Answer> {
  readonly of: string;
  readonly answer: Promise<Answer>;
}

type Command<Input, Answer> = UseMutationResult<Answer, Error, Input> & {
  /** What went wrong is in `error`. */
  submit: (input: Input) => Promise<void>;
  /** Throws what went wrong, for a form that shows it at its fields. */
  attempt: (input: Input) => Promise<Answer>;
};

/**
 * A mutation that happens once per intent: double clicks are dropped, and trying the same again after a failure uses
 * the same idempotency key, because the first try may have been written. Something else that is wanted meanwhile
 * happens afterwards.
 */
export function useCommand<Input, Answer>(
  send: (input: Input, key: string) => Promise<Answer>,
  options: Omit<UseMutationOptions<Answer, Error, Input>, 'mutationFn'> = {},
): Command<Input, Answer> {
  const intent = useRef<Intent>(undefined);
  const running = useRef<Run<Answer>>(undefined);
  const mutation = useMutation<Answer, Error, Input>({
    ...options,
    mutationFn: async (input) => {
      const of = wordsOf(input);
      if (intent.current?.of !== of) intent.current = { of, key: crypto.randomUUID() };
      const answer = await send(input, intent.current.key);
      intent.current = undefined;
      return answer;
    },
  });
  const attempt = (input: Input): Promise<Answer> => {
    const of = wordsOf(input);
    const before = running.current;
    if (before?.of === of) return before.answer;
    const start = () => mutation.mutateAsync(input);
    const run = { of, answer: before ? before.answer.then(start, start) : start() };
    running.current = run;
    const end = () => {
      if (running.current === run) running.current = undefined;
    };
    run.answer.then(end, end);
    return run.answer;
  };
  const submit = (input: Input): Promise<void> =>
    attempt(input).then(
      () => undefined,
      () => undefined,
    );
  return { ...mutation, submit, attempt };
}

const wordsOf = (input: unknown): string => JSON.stringify(input ?? null);
