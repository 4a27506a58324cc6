import { useQueryClient } from '@tanstack/react-query';

/** Reads anew whatever tells who may act from an account. */
export function useRefreshMembers(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const key of ['members', 'memberships', 'acting']) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
  };
}
