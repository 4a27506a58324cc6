import {
  AccessRequestEscalatedV1,
  AccessRequestExpiredV1,
  AccessRequestRemindedV1,
} from '@secop/contracts';
import {
  factsAfter,
  type AccessRequest,
  type Happening,
  type Pending,
  type TimelineEntry,
} from './access-request';
import type { BusinessDays } from './business-days/business-days';
import { ended } from './end';
import type { Occasion } from './occasion';
import { becomes, unchanged, type Outcome } from './outcome';

const businessDaysUntil = { reminder: 2, escalation: 4, expiry: 10 } as const;

/** What makes a request pending from now on, with deadlines of its own. */
export const pendingFrom = (now: Date, calendar: BusinessDays) =>
  ({
    status: 'pending',
    open: true,
    pendingSince: now,
    deadline: calendar.endOf(now, businessDaysUntil.expiry),
    next: 'reminder',
    dueAt: calendar.morningOf(now, businessDaysUntil.reminder),
  }) as const;

/** Where a pending request stands with its deadlines when these things have happened since it became pending. */
export function standingAt(
  { pendingSince, deadline }: Pick<Pending, 'pendingSince' | 'deadline'>,
  since: readonly TimelineEntry[],
  calendar: BusinessDays,
): Pick<Pending, 'next' | 'dueAt'> {
  if (since.some(({ what }) => what === 'escalated')) return { next: 'expiry', dueAt: deadline };
  const dueAt = calendar.morningOf(pendingSince, businessDaysUntil.reminder);
  // Earlier it was the requester who nudged.
  const reminded = since.some(({ what, at }) => what === 'reminded' && at >= dueAt);
  if (!reminded) return { next: 'reminder', dueAt };
  const escalation = calendar.morningOf(pendingSince, businessDaysUntil.escalation);
  return { next: 'escalation', dueAt: escalation };
}

/** Does what is due, only the last step if several were missed: nobody gets three mails at once. */
export function passDeadline(request: AccessRequest, occasion: Occasion): Outcome {
  if (request.status !== 'pending' || request.dueAt > occasion.now) return unchanged;
  if (request.deadline <= occasion.now) return dueExpiry(request, occasion);
  if (escalationOf(request, occasion) <= occasion.now) return dueEscalation(request, occasion);
  return dueReminder(request, occasion);
}

/** Day 2: the administrators are reminded. */
const dueReminder = (request: Pending, occasion: Occasion): Outcome =>
  becomes(
    occasion,
    {
      ...stillPending(request, 'reminded', occasion),
      next: 'escalation',
      dueAt: escalationOf(request, occasion),
    },
    AccessRequestRemindedV1,
  );

/** Day 4: every administrator and the account's own address are told. */
const dueEscalation = (request: Pending, occasion: Occasion): Outcome =>
  becomes(
    occasion,
    { ...stillPending(request, 'escalated', occasion), next: 'expiry', dueAt: request.deadline },
    AccessRequestEscalatedV1,
  );

/** Day 10: the request ends. */
const dueExpiry = (request: Pending, occasion: Occasion): Outcome =>
  becomes(occasion, ended(request, 'deadline-passed', occasion), AccessRequestExpiredV1);

const escalationOf = ({ pendingSince }: Pending, { terms }: Occasion) =>
  terms.calendar.morningOf(pendingSince, businessDaysUntil.escalation);

const stillPending = (request: Pending, what: Happening, { now }: Occasion) => ({
  ...factsAfter(request, { what, at: now, by: null }),
  status: 'pending' as const,
  open: true as const,
  pendingSince: request.pendingSince,
});
