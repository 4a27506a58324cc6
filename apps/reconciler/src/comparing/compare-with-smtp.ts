import type { DeliveryFact } from '@secop/contracts';
import { isSettled, type Reading } from '../reading/sighting';
import { those, type Compare, type Finding } from './finding';

const inFlight = ['leased', 'finalizing'];
const waiting = ['pending', 'retry', 'in-doubt'];

/** A row of the journal, and what the SMTP server accepted under its Message-ID. */
export const compareWithSmtp: Compare = (sightings, reading) => {
  const [row] = those(sightings, 'delivery');
  const accepted = those(sightings, 'accepted-mail');
  const settled = accepted.filter(({ at }) => isSettled(reading, at));
  const [first] = settled;
  if (!row) {
    if (!first) return [];
    return [{ kind: 'mail-unknown', ids: { messageId: first.messageId }, since: first.at }];
  }
  return [
    ...stuck(row, reading),
    ...notAccepted(row, accepted.length, reading),
    ...tooOften(row, settled),
  ];
};

function stuck({ id, state, dueAt }: DeliveryFact, reading: Reading): Finding[] {
  if (!isSettled(reading, dueAt)) return [];
  if (inFlight.includes(state)) {
    return [{ kind: 'delivery-abandoned', ids: { deliveryId: id }, since: dueAt }];
  }
  if (!waiting.includes(state)) return [];
  return [{ kind: 'delivery-overdue', ids: { deliveryId: id }, since: dueAt }];
}

function notAccepted(row: DeliveryFact, copies: number, reading: Reading): Finding[] {
  const { id, state, messageId, endedAt } = row;
  const { smtpSince } = reading;
  if (state !== 'sent' || copies > 0 || !smtpSince || !isSettled(reading, endedAt)) return [];
  if (Date.parse(endedAt) < smtpSince.getTime()) return [];
  return [{ kind: 'mail-not-accepted', ids: { deliveryId: id, messageId }, since: endedAt }];
}

/** One copy for `sent`, one for each doubt, and one that is just going out. */
function tooOften(row: DeliveryFact, accepted: readonly { at: string }[]): Finding[] {
  const { id, state, messageId, doubts } = row;
  const explained = doubts + (state === 'sent' || inFlight.includes(state) ? 1 : 0);
  if (accepted.length <= explained) return [];
  const since = accepted.map(({ at }) => at).sort()[explained]!;
  return [{ kind: 'mail-accepted-too-often', ids: { deliveryId: id, messageId }, since }];
}
