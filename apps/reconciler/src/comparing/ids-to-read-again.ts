import type { SuspectIds } from '@secop/contracts';
import type { Group } from '../joining/partitions';
import type { Reading, Sighting } from '../reading/sighting';
import { aboutRequest } from './about-a-request';
import { dueNotifications } from './compare-mails';

type Ids = { -readonly [Name in keyof SuspectIds]: SuspectIds[Name] };

/** Everything that has to be read again, so that the same groups can be compared again. */
export class IdsToReadAgain {
  readonly ids: Ids = {
    requests: [],
    accounts: [],
    users: [],
    deliveries: [],
    notifications: [],
    messages: [],
    outboxes: [],
  };
  private readonly seen = new Set<string>();

  add({ topic, sightings }: Group, reading: Reading): void {
    for (const sighting of sightings) this.addSighting(sighting);
    if (topic === 'user') {
      for (const sighting of sightings)
        if ('userId' in sighting) this.once('users', sighting.userId);
    }
    if (topic !== 'request') return;
    const about = aboutRequest(sightings, reading);
    this.once('requests', about.id);
    for (const due of dueNotifications(about)) {
      if (this.isNew(JSON.stringify(due))) this.ids.notifications.push(due);
    }
  }

  private addSighting(sighting: Sighting): void {
    switch (sighting.fact) {
      case 'request':
        this.once('requests', sighting.id);
        this.once('accounts', sighting.accountId);
        return;
      case 'membership':
      case 'refusal':
        if (sighting.accessRequestId) this.once('requests', sighting.accessRequestId);
        this.once('accounts', sighting.accountId);
        return;
      case 'account':
        return this.once('accounts', sighting.id);
      case 'closed-user':
      case 'user':
      case 'recipient':
        return this.once('users', sighting.userId);
      case 'delivery':
        // Of a waiting mail the request may be older than what was read, and the account's answer with it.
        if (sighting.accountId) this.once('accounts', sighting.accountId);
        return this.once('deliveries', sighting.id);
      case 'accepted-mail':
        return this.once('messages', sighting.messageId);
      case 'outbox': {
        const { source, collection, id } = sighting;
        if (source === 'smtp' || !this.isNew(`outbox ${source}/${collection}/${id}`)) return;
        this.ids.outboxes.push({ source, collection, id });
      }
    }
  }

  private once(list: 'requests' | 'accounts' | 'users' | 'deliveries' | 'messages', id: string) {
    if (this.isNew(`${list} ${id}`)) this.ids[list].push(id);
  }

  private isNew(key: string): boolean {
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    return true;
  }
}
