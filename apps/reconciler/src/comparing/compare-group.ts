import type { Group } from '../joining/partitions';
import { isSettled, type Reading } from '../reading/sighting';
import { aboutRequest } from './about-a-request';
import { compareAccount } from './compare-account';
import { compareDecisions } from './compare-decisions';
import { compareMails } from './compare-mails';
import { compareUser } from './compare-user';
import { compareWithSmtp } from './compare-with-smtp';
import { those, type Compare, type Finding } from './finding';

const compareRequest: Compare = (sightings, reading) => {
  const about = aboutRequest(sightings, reading);
  return [...compareDecisions(about), ...compareMails(about)];
};

const compareOutbox: Compare = (sightings, reading) =>
  those(sightings, 'outbox').flatMap(({ source, collection, id, oldest }): Finding[] => {
    if (source === 'smtp' || !isSettled(reading, oldest)) return [];
    const repair = { do: 'ring-outbox', service: source, collection, id } as const;
    const ids = { service: source, collection, id };
    return [{ kind: 'outbox-waiting', ids, since: oldest, repair }];
  });

const comparisons = {
  request: compareRequest,
  mail: compareWithSmtp,
  user: compareUser,
  account: compareAccount,
  outbox: compareOutbox,
} as const satisfies Record<Group['topic'], Compare>;

/** What does not fit together among all that is said about one thing. */
export const compareGroup = ({ topic, sightings }: Group, reading: Reading): Finding[] =>
  comparisons[topic](sightings, reading);
