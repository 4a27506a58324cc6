import type { Sighting } from '../reading/sighting';

/** What a group of facts is about. */
export const topics = ['request', 'mail', 'user', 'account', 'outbox'] as const;
export type Topic = (typeof topics)[number];

/** Everything that is compared has a key in common. */
export function keysOf(sighting: Sighting): [topic: Topic, id: string][] {
  switch (sighting.fact) {
    case 'request':
      return [['request', sighting.id], ...(sighting.open ? openRequestKeys(sighting) : [])];
    case 'membership':
      return [
        ...(sighting.accessRequestId
          ? [['request', sighting.accessRequestId] as [Topic, string]]
          : []),
        ...(mayAct(sighting) ? [['user', sighting.userId] as [Topic, string]] : []),
      ];
    case 'refusal':
      return [['request', sighting.accessRequestId]];
    case 'account':
      return [['account', sighting.id]];
    case 'closed-user':
      return [['user', sighting.userId]];
    case 'delivery':
      return [
        ['mail', sighting.messageId],
        // A mail without a recipient was wanted by identity, for an address that is nobody's yet.
        ...(sighting.recipient ? [['request', sighting.subject] as [Topic, string]] : []),
      ];
    case 'accepted-mail':
      return [['mail', sighting.messageId]];
    case 'outbox':
      return [['outbox', `${sighting.source}/${sighting.collection}/${sighting.id}`]];
  }
}

const openRequestKeys = ({ userId, accountId }: { userId: string; accountId: string }) =>
  [
    ['user', userId],
    ['account', accountId],
  ] as [Topic, string][];

export const isLive = ({ state }: { state: string }) => state === 'active' || state === 'suspended';

const mayAct = (membership: { state: string; accountActive: boolean }) =>
  membership.accountActive && isLive(membership);
