import { differenceKinds, type DifferenceKind } from '@secop/contracts';
import { groupsOf } from '../joining/partitions';
import type { Reading, Sighting } from '../reading/sighting';
import { compareGroup } from './compare-group';
import {
  aConfirmation,
  aMembership,
  anAwaitingRequest,
  anOutbox,
  aRefusal,
  aRequest,
  earlier,
  justNow,
  reading,
  secondsBefore,
} from './facts.builder';
import { moved } from './moved.builder';
import { cleanStories, plants, withUsers } from './plants.builder';

// eslint-disable-next-line @typescript-eslint/require-await
async function* all(sightings: readonly Sighting[]) {
  yield* sightings;
}

async function findingsIn(sightings: readonly Sighting[], at: Reading = reading, partitions = 3) {
  const options = { bytes: partitions, partitionBytes: 1 };
  const groups = [];
  for await (const group of groupsOf(all(sightings), options)) groups.push(group);
  return groups.flatMap((group) => compareGroup(group, at));
}
const kindsIn = async (...given: Parameters<typeof findingsIn>) =>
  (await findingsIn(...given)).map(({ kind }) => kind);

describe('what fits together', () => {
  it.each(Object.entries(cleanStories))('has no difference: %s', async (_, story) => {
    expect(await findingsIn(story)).toEqual([]);
  });
});

describe('a planted difference', () => {
  it('exists for every kind', () => {
    expect(Object.keys(plants).sort()).toEqual(Object.keys(differenceKinds).sort());
  });

  it.each(Object.entries(plants) as [DifferenceKind, Sighting[]][])(
    'is found, and nothing else: %s',
    async (kind, planted) => {
      expect(await kindsIn(planted)).toEqual([kind]);
    },
  );

  it('is found however the facts are spread', async () => {
    const everything = Object.values(plants).flatMap((planted, n) => moved(planted, n));
    const expected = Object.keys(plants).sort();
    for (const partitions of [1, 7, 256]) {
      expect((await kindsIn(everything, reading, partitions)).sort()).toEqual(expected);
    }
  });
});

describe('what happened within the grace', () => {
  it.each([
    ['an acceptance', [anAwaitingRequest({ decidedAt: justNow })]],
    ['a grant', [anAwaitingRequest({ decidedAt: justNow }), aMembership({ since: justNow })]],
    ['a grant before the request was read', [aMembership({ since: justNow })]],
    ['a refusal', [anAwaitingRequest(), aRefusal('account-full', { at: justNow })]],
    ['an outbox', [anOutbox({ oldest: justNow })]],
    ['a mail', [aConfirmation({ createdAt: justNow, endedAt: justNow })]],
  ])('is no difference: %s', async (_, sightings) => {
    expect(await findingsIn(withUsers(sightings))).toEqual([]);
  });
});

describe('what is forgotten on purpose', () => {
  const longAgo = secondsBefore(86_400 * 40);

  it('is no difference: the refusal of a member, after 30 days', async () => {
    const request = aRequest({ decidedAt: longAgo, effectiveAt: longAgo, submittedAt: longAgo });
    const mail = aConfirmation({ createdAt: longAgo, endedAt: longAgo });
    expect(await findingsIn(withUsers([request, mail]))).toEqual([]);
  });

  it('is no difference: a mail from before the SMTP log, or when there is no log', async () => {
    const mail = withUsers([aRequest(), aMembership(), aConfirmation()]);
    expect(await kindsIn(mail)).toEqual(['mail-not-accepted']);
    expect(await kindsIn(mail, { ...reading, smtpSince: reading.horizon })).toEqual([]);
    expect(await kindsIn(mail, { ...reading, smtpSince: undefined })).toEqual([]);
  });
});

describe('a user whom identity does not say', () => {
  it('is no difference when only a part of the users was read', async () => {
    const unread = { ...reading, allUsers: false };
    expect(await kindsIn(plants['user-unknown'], unread)).toEqual([]);
  });
});

describe('a difference that can be repaired', () => {
  it('names the path of the service that owns the cause', async () => {
    expect(await findingsIn(withUsers([anAwaitingRequest()]))).toEqual([
      {
        kind: 'acceptance-unanswered',
        ids: { accessRequestId: 'request', accountId: 'account', decisionId: 'request-2' },
        since: earlier,
        repair: {
          do: 'say-request-again',
          service: 'access-requests',
          accessRequestId: 'request',
          version: 3,
        },
      },
    ]);
  });
});
