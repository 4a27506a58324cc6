import { QueryClient } from '@tanstack/react-query';
import { Problem, Unreachable } from './problem';

/** What may pass is asked twice more; not what was refused for good, nor what has been waited for long enough. */
const worthAnotherTry = (failures: number, error: Error): boolean => {
  if (failures >= 2) return false;
  if (error instanceof Problem) return error.passing;
  return !(error instanceof Unreachable && error.late);
};

/** Without a connection a question fails at once, and says so; it is asked again when there is one. */
const networkMode = 'always';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: worthAnotherTry, staleTime: 5_000, networkMode, refetchOnReconnect: true },
    mutations: { retry: false, networkMode },
  },
});
