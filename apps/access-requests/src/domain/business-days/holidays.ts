const day = 86_400_000;

/** A calendar date as the UTC midnight that starts it; the domain never reads a process's own time zone. */
export const dateOf = (year: number, month: number, dayOfMonth: number) =>
  Date.UTC(year, month - 1, dayOfMonth);

/** Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher). */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const rest = h + l - 7 * m + 114;
  return dateOf(year, Math.floor(rest / 31), (rest % 31) + 1);
}

/** The same day if it is a Monday, else the Monday after it. */
const movedToMonday = (date: number) => date + ((8 - new Date(date).getUTCDay()) % 7) * day;

/** Kept on their own day: Ley 51 de 1983, article 1, paragraph 1. */
const fixed = [
  [1, 1],
  [5, 1],
  [7, 20],
  [8, 7],
  [12, 8],
  [12, 25],
] as const;

/** Moved to the following Monday: the same law, article 1, paragraph 2 ("ley Emiliani"). */
const movable = [
  [1, 6],
  [3, 19],
  [6, 29],
  [8, 15],
  [10, 12],
  [11, 1],
  [11, 11],
] as const;

/** Days after Easter Sunday: Thursday and Friday before it; Ascension, Corpus Christi, Sacred Heart on Mondays. */
const afterEaster = [-3, -2, 43, 64, 71] as const;

/** Colombia's public holidays of a year (Ley 51 de 1983), each as the UTC midnight of its date. */
export function holidaysOf(year: number): ReadonlySet<number> {
  const easter = easterSunday(year);
  return new Set([
    ...fixed.map(([month, dayOfMonth]) => dateOf(year, month, dayOfMonth)),
    ...movable.map(([month, dayOfMonth]) => movedToMonday(dateOf(year, month, dayOfMonth))),
    ...afterEaster.map((days) => easter + days * day),
  ]);
}
