import type { DeliveryFact } from '@secop/contracts';
import type { Sighting } from '../reading/sighting';

/** What a group of facts is about. */
export const topics = ['request', 'mail', 'user', 'account', 'outbox'] as const;
export type Topic = (typeof topics)[number];

/** The one mail to a user that is about no request. */
const passwordChanged = 'password-changed';

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
    case 'user':
    case 'recipient':
      return [['user', sighting.userId]];
    case 'delivery':
      return [['mail', sighting.messageId], ...subjectOf(sighting)];
    case 'accepted-mail':
      return [['mail', sighting.messageId]];
    case 'outbox':
      return [['outbox', `${sighting.source}/${sighting.collection}/${sighting.id}`]];
  }
}

/** A mail without a recipient was wanted by identity, for an address that is nobody's yet. */
function subjectOf({
  template,
  subject,
  recipient,
}: Pick<DeliveryFact, 'template' | 'subject' | 'recipient'>): [Topic, string][] {
  if (!recipient) return [];
  return template === passwordChanged ? [['user', recipient]] : [['request', subject]];
}

const openRequestKeys = ({ userId, accountId }: { userId: string; accountId: string }) =>
  [
    ['user', userId],
    ['account', accountId],
  ] as [Topic, string][];

export const isLive = ({ state }: { state: string }) => state === 'active' || state === 'suspended';

const mayAct = (membership: { state: string; accountActive: boolean }) =>
  membership.accountActive && isLive(membership);
