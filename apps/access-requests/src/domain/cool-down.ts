import type { BusinessDays } from './business-days/business-days';

const businessDaysAfterRejections = [1, 3, 10] as const;
/** More rejections make the wait no longer. */
export const countedRejections = businessDaysAfterRejections.length;

/** From when a person may ask an account again; `rejections` are that account's, in any order. */
export function askableFrom(rejections: readonly Date[], calendar: BusinessDays): Date | undefined {
  if (rejections.length === 0) return undefined;
  const latest = new Date(Math.max(...rejections.map((at) => at.getTime())));
  const count = Math.min(rejections.length, countedRejections);
  const lastDayOfWaiting = calendar.endOf(latest, businessDaysAfterRejections[count - 1]!);
  return new Date(lastDayOfWaiting.getTime() + 1);
}
