import type { UserFact } from '@secop/contracts';
import { isSettled, type Reading, type Sighting } from '../reading/sighting';
import { those, type Compare, type Finding } from './finding';

const hearers = ['accounts', 'access-requests', 'notifier'] as const;

/** A user as identity knows it, and what the others have of that user. */
export const compareUser: Compare = (sightings, reading) => [
  ...compareClosing(sightings, reading),
  ...compareKnown(sightings, reading),
];

/** A closed user, the tombstones, and what the user still has. */
const compareClosing: Compare = (sightings, reading) => {
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

/** What others know of a user that identity does not, as after the return of its database from a backup. */
const compareKnown: Compare = (sightings, reading) => {
  if (!reading.allUsers) return [];
  const [user] = those(sightings, 'user');
  const isClosed = those(sightings, 'closed-user').some(({ source }) => source === 'identity');
  if (!user && isClosed) return [];
  return user ? lostChanges(user, sightings, reading) : unknownUser(sightings, reading);
};

function unknownUser(sightings: readonly Sighting[], reading: Reading): Finding[] {
  const times = [
    ...those(sightings, 'membership').map(({ since }) => since),
    ...those(sightings, 'request').map(({ submittedAt }) => submittedAt),
  ].sort();
  const somebody = sightings.find(
    ({ fact }) => fact === 'membership' || fact === 'request' || fact === 'recipient',
  );
  const since = times[0] ?? reading.horizon.toISOString();
  if (!somebody || !('userId' in somebody) || !isSettled(reading, since)) return [];
  return [{ kind: 'user-unknown', ids: { userId: somebody.userId }, since }];
}

function lostChanges(
  { userId, version, passwordVersion }: UserFact,
  sightings: readonly Sighting[],
  reading: Reading,
): Finding[] {
  const heard = those(sightings, 'recipient').some((recipient) => recipient.version > version);
  const told = those(sightings, 'delivery')
    .map(({ createdAt }) => createdAt)
    .filter((createdAt) => isSettled(reading, createdAt))
    .sort();
  const lost = told[passwordVersion];
  const ids = { userId };
  return [
    ...(heard ? [{ kind: 'user-behind', ids, since: reading.horizon.toISOString() } as const] : []),
    ...(lost === undefined ? [] : [{ kind: 'password-change-lost', ids, since: lost } as const]),
  ];
}
