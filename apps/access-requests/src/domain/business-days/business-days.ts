import { holidaysOf } from './holidays';

/** Counts business days from an instant. The day of the instant itself is never counted. */
export interface BusinessDays {
  /** When people start working on the n-th business day after it. */
  readonly morningOf: (after: Date, days: number) => Date;
  /** The last instant of the n-th business day after it. */
  readonly endOf: (after: Date, days: number) => Date;
  /** The last instant of the business day it belongs to; a weekend or a holiday belongs to the one that follows. */
  readonly endOfBusinessDay: (instant: Date) => Date;
}

const hour = 3_600_000;
const day = 24 * hour;
/** America/Bogota has had no daylight saving time since 1993. */
const bogotaBehindUtc = 5 * hour;
const officeOpens = 8 * hour;

const dateInBogota = (instant: Date) =>
  Math.floor((instant.getTime() - bogotaBehindUtc) / day) * day;

export function isBusinessDay(date: number): boolean {
  const weekday = new Date(date).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return !holidaysOf(new Date(date).getUTCFullYear()).has(date);
}

function nthAfter(after: Date, days: number): number {
  let date = dateInBogota(after);
  for (let counted = 0; counted < days;) {
    date += day;
    if (isBusinessDay(date)) counted += 1;
  }
  return date;
}

function businessDayOf(instant: Date): number {
  let date = dateInBogota(instant);
  while (!isBusinessDay(date)) date += day;
  return date;
}

const endOfDate = (date: number) => new Date(date + bogotaBehindUtc + day - 1);

export const colombianBusinessDays: BusinessDays = {
  morningOf: (after, days) => new Date(nthAfter(after, days) + bogotaBehindUtc + officeOpens),
  endOf: (after, days) => endOfDate(nthAfter(after, days)),
  endOfBusinessDay: (instant) => endOfDate(businessDayOf(instant)),
};

/** Business days of a given length without nights or holidays: for demonstrations and tests. */
export const shortBusinessDays = (milliseconds: number): BusinessDays => {
  const later = (after: Date, days: number) => new Date(after.getTime() + days * milliseconds);
  return {
    morningOf: later,
    endOf: later,
    endOfBusinessDay: (instant) => new Date(instant.getTime() + milliseconds - 1),
  };
};

/** The calendar year in Bogotá. */
export const yearInBogota = (instant: Date) => new Date(dateInBogota(instant)).getUTCFullYear();
