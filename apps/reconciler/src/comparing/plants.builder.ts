import type { DifferenceKind } from '@secop/contracts';
import type { Sighting } from '../reading/sighting';
import {
  aClosedUser,
  aConfirmation,
  aDelivery,
  aMembership,
  anAccepted,
  anAccount,
  anAwaitingRequest,
  anOutbox,
  aPendingRequest,
  aRecipient,
  aRefusal,
  aRequest,
  aUser,
  earlier,
} from './facts.builder';

const received = aDelivery('access-request-received', 'submitted');
const rejected = aRequest({
  status: 'rejected',
  effectiveAt: undefined,
  happened: ['submitted', 'rejected'],
});
const expired = aRequest({
  status: 'expired',
  decisionId: undefined,
  decidedAt: undefined,
  effectiveAt: undefined,
  happened: ['submitted', 'expired'],
});
const sent = (row: ReturnType<typeof aDelivery>) => [row, anAccepted(row)];
const closedEverywhere = (['identity', 'accounts', 'access-requests', 'notifier'] as const).map(
  (source) => aClosedUser(source),
);

const passwordChanged = sent(
  aDelivery('password-changed', 'changed', { subject: 'event', recipient: 'requester' }),
);

/** Everybody whom a story names is a user of identity's. */
export function withUsers(story: readonly Sighting[]): Sighting[] {
  const known = story.filter(({ source }) => source === 'identity');
  const named = story.flatMap((one) => ('userId' in one ? [one.userId] : []));
  const isKnown = (userId: string) => known.some((one) => 'userId' in one && one.userId === userId);
  const users = [...new Set(named)].filter((userId) => !isKnown(userId));
  return [...story, ...users.map((userId) => aUser({ userId }))];
}

const everybodyKnown = <Name extends string>(stories: Readonly<Record<Name, Sighting[]>>) =>
  Object.fromEntries(
    Object.entries<Sighting[]>(stories).map(([name, story]) => [name, withUsers(story)]),
  ) as Record<Name, Sighting[]>;

/** What fits together, story by story. */
export const cleanStories: Readonly<Record<string, Sighting[]>> = everybodyKnown({
  'granted and confirmed': [
    aRequest(),
    aMembership(),
    anAccount(),
    ...sent(received),
    ...sent(aConfirmation()),
  ],
  'granted, and the confirmation waits for its turn': [
    aRequest(),
    aMembership(),
    aConfirmation({
      accountId: 'account',
      state: 'retry',
      endedAt: undefined,
      dueAt: '2026-03-03T00:00:00Z',
    }),
  ],
  'granted, confirmed and cancelled since': [
    aRequest(),
    aMembership({ state: 'cancelled', until: earlier }),
    ...sent(aConfirmation()),
  ],
  'a member already': [aRequest(), aRefusal('already-member'), ...sent(aConfirmation())],
  'returned to pending': [
    aPendingRequest({ happened: ['submitted', 'accepted', 'reopened'] }),
    aRefusal('decider-not-administrator'),
  ],
  'rejected and told': [rejected, ...sent(aDelivery('access-rejected', 'request-2'))],
  'rejected, told and reverted': [
    aPendingRequest({ happened: ['submitted', 'rejected', 'reopened'] }),
    ...sent(aDelivery('access-rejected', 'request-2')),
  ],
  'expired and told': [expired, ...sent(aDelivery('access-request-expired', 'expired'))],
  'expired with its account before the grant was heard': [
    expired,
    aMembership({ accountActive: false }),
    ...sent(aDelivery('access-request-expired', 'expired')),
  ],
  'pending and received': [aPendingRequest(), ...sent(received)],
  'a closed user': closedEverywhere,
  'a closed account': [
    anAccount({ active: false, closedAt: earlier, directory: { version: 4, active: false } }),
  ],
  'an imported account whose members changed': [
    anAccount({ version: 9, directory: { version: 1, active: true } }),
  ],
  'sent again after a doubt': [
    aDelivery('email-verification', 'wanted', { recipient: undefined, doubts: 1 }),
    ...[1, 2].map(() => anAccepted(aDelivery('email-verification', 'wanted'))),
  ],
  'a row that waits for its turn': [
    aDelivery('email-verification', 'wanted', {
      recipient: undefined,
      state: 'retry',
      endedAt: undefined,
      dueAt: '2026-03-03T00:00:00Z',
    }),
  ],
  'a changed password': [aUser({ passwordVersion: 1 }), aRecipient(), ...passwordChanged],
});

const wanted = (more: object) =>
  aDelivery('email-verification', 'wanted', { recipient: undefined, ...more });

/** Every kind of difference, and nothing else wrong. */
export const plants: Readonly<Record<DifferenceKind, Sighting[]>> = {
  ...everybodyKnown({
    'acceptance-unanswered': [anAwaitingRequest()],
    'grant-unheard': [anAwaitingRequest(), aMembership(), ...sent(aConfirmation())],
    'refusal-unheard': [anAwaitingRequest(), aRefusal('account-closed')],
    'effective-without-grant': [aRequest()],
    'grant-without-acceptance': [aMembership()],
    'grant-for-another-decision': [
      aRequest({ decisionId: 'request-5' }),
      aMembership(),
      ...sent(aConfirmation()),
    ],
    'grant-to-another': [aRequest(), aMembership({ userId: 'stranger' })],
    'granted-twice': [
      aRequest(),
      aMembership({ state: 'cancelled' }),
      aMembership(),
      ...sent(aConfirmation()),
    ],
    'granted-and-refused': [
      aRequest(),
      aMembership(),
      aRefusal('account-full'),
      ...sent(aConfirmation()),
    ],
    'submission-mail-missing': [aPendingRequest()],
    'confirmation-missing': [aRequest(), aMembership()],
    'rejection-mail-missing': [rejected],
    'expiry-mail-missing': [expired],
    'mail-without-cause': sent(aConfirmation()),
    'mail-not-accepted': [wanted({})],
    'mail-accepted-too-often': [wanted({}), anAccepted(wanted({})), anAccepted(wanted({}))],
    'mail-unknown': [anAccepted(wanted({}))],
    'delivery-abandoned': [wanted({ state: 'finalizing', endedAt: undefined, dueAt: earlier })],
    'delivery-overdue': [wanted({ state: 'pending', endedAt: undefined, dueAt: earlier })],
    'deadline-missed': [aPendingRequest({ dueAt: earlier }), ...sent(received)],
    'outbox-waiting': [anOutbox()],
    'user-closed-unheard': closedEverywhere.filter(({ source }) => source !== 'accounts'),
    'tombstone-without-closing': [aClosedUser('notifier')],
    'membership-of-closed-user': [
      ...closedEverywhere,
      aRequest(),
      aMembership(),
      ...sent(aConfirmation()),
    ],
    'request-of-closed-user': [...closedEverywhere, aPendingRequest(), ...sent(received)],
    'request-at-closed-account': [
      anAccount({ active: false, closedAt: earlier, directory: { version: 4, active: false } }),
      aPendingRequest(),
      ...sent(received),
    ],
    'directory-behind': [anAccount({ directory: null })],
    'user-behind': [aUser(), aRecipient({ version: 5 })],
    'password-change-lost': [aUser(), ...passwordChanged],
  }),
  'user-unknown': [aRecipient()],
};
