import { isSettled } from '../reading/sighting';
import { those, type Compare, type Finding } from './finding';

const hearers = ['accounts', 'access-requests', 'notifier'] as const;

/** A closed user, the tombstones, and what the user still has. */
export const compareUser: Compare = (sightings, reading) => {
  const closings = those(sightings, 'closed-user');
  const [tombstone] = closings.filter(({ source }) => source !== 'identity');
  const closing = closings.find(({ source }) => source === 'identity');
  if (!closing) {
    if (!tombstone || !isSettled(reading, tombstone.at)) return [];
    const ids = { userId: tombstone.userId, service: tombstone.source };
    return [{ kind: 'tombstone-without-closing', ids, since: tombstone.at }];
  }
  const { userId, at } = closing;
  if (!isSettled(reading, at)) return [];
  const repair = { do: 'say-user-closed-again', service: 'identity', userId } as const;
  const unheard = hearers
    .filter((service) => !closings.some(({ source }) => source === service))
    .map((service): Finding => ({
      kind: 'user-closed-unheard',
      ids: { userId, service },
      since: at,
      repair,
    }));
  const memberships = those(sightings, 'membership')
    .filter(({ since }) => isSettled(reading, since))
    .map(({ accountId }): Finding => ({
      kind: 'membership-of-closed-user',
      ids: { userId, accountId },
      since: at,
      repair,
    }));
  const requests = those(sightings, 'request')
    .filter(({ submittedAt }) => isSettled(reading, submittedAt))
    .map(({ id }): Finding => ({
      kind: 'request-of-closed-user',
      ids: { userId, accessRequestId: id },
      since: at,
      repair,
    }));
  return [...unheard, ...memberships, ...requests];
};
