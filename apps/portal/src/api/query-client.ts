import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/** What was refused for good is not asked again; what may pass is, three times. */
const worthAnotherTry = (failures: number, error: Error): boolean =>
  failures < 3 && !(error instanceof Problem && !error.passing);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: worthAnotherTry, staleTime: 5_000 },
    mutations: { retry: false, networkMode: 'always' },
  },
});
