import type { BusinessDays } from './business-days/business-days';

const businessDaysAfterRejections = [1, 3, 10] as const;
/** More rejections make the wait no longer. */
export const countedRejections = businessDaysAfterRejections.length;

const businessDaysAfterWithdrawals = 1;
/** Every submission is told to all administrators: after a withdrawal there are two more, then a wait. */
export const countedWithdrawals = 3;

/** How earlier requests of one person to one account ended: in any order, the latest ones are enough. */
export interface Endings {
  readonly rejections: readonly Date[];
  readonly withdrawals: readonly Date[];
}

/** From when a person may ask an account again. */
export function askableFrom(endings: Endings, calendar: BusinessDays): Date | undefined {
  const waits = [
    afterRejections(endings.rejections, calendar),
    afterWithdrawals(endings.withdrawals, calendar),
  ];
  return newestFirst(waits.filter((wait) => wait !== undefined))[0];
}

function afterRejections(rejections: readonly Date[], calendar: BusinessDays): Date | undefined {
  const [latest] = newestFirst(rejections);
  if (!latest) return undefined;
  const count = Math.min(rejections.length, countedRejections);
  return dayAfter(calendar.endOf(latest, businessDaysAfterRejections[count - 1]!));
}

function afterWithdrawals(withdrawals: readonly Date[], calendar: BusinessDays): Date | undefined {
  const first = newestFirst(withdrawals)[countedWithdrawals - 1];
  return first && dayAfter(calendar.endOf(first, businessDaysAfterWithdrawals));
}

const newestFirst = (instants: readonly Date[]) =>
  [...instants].sort((one, other) => other.getTime() - one.getTime());

const dayAfter = (lastInstant: Date) => new Date(lastInstant.getTime() + 1);
