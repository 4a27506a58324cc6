import type { AccessRequestView } from '@secop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

/** Leads to the page of a request that has just been filed, with its radicado; there is no way back to the form. */
export function useSeeFiled(): (request: AccessRequestView) => void {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return ({ id: requestId }) => {
    for (const key of ['memberships', 'access-requests']) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
    void navigate({
      to: '/solicitudes/$requestId',
      params: { requestId },
      state: { filed: true },
      replace: true,
    });
  };
}
