import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accessRequestQuery } from '../access-request/queries';
import { inboxQuery, type InboxItem } from '../manage-users/queries';

export type Requester = InboxItem['requester'];

/**
 * One request of the inbox. Who made it is told by the list that it stands in, and stays known while the request
 * moves from one list to another; null if nobody can tell.
 */
export function useReceivedRequest(accountId: string, requestId: string) {
  const request = useQuery(accessRequestQuery(requestId));
  const list = useQuery(inboxQuery(accountId, request.data?.status ?? 'pending'));
  const [known, setKnown] = useState<Requester>(null);
  const found = list.data?.items.find(({ id }) => id === requestId)?.requester;
  if (found && !known) setKnown(found);
  const requester = found ?? known ?? (list.isPending ? undefined : null);
  return { request, requester };
}
