import fc from 'fast-check';
import { colombianBusinessDays, isBusinessDay, shortBusinessDays } from './business-days';
import { dateOf, easterSunday, holidaysOf } from './holidays';

const days = (year: number, list: string) =>
  list.split(' ').map((date) => new Date(`${year}-${date}T00:00:00Z`).getTime());

const official: Record<number, string> = {
  2024: '01-01 01-08 03-25 03-28 03-29 05-01 05-13 06-03 06-10 07-01 07-20 08-07 08-19 10-14 11-04 11-11 12-08 12-25',
  2025: '01-01 01-06 03-24 04-17 04-18 05-01 06-02 06-23 06-30 07-20 08-07 08-18 10-13 11-03 11-17 12-08 12-25',
  2026: '01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25',
  2027: '01-01 01-11 03-22 03-25 03-26 05-01 05-10 05-31 06-07 07-05 07-20 08-07 08-16 10-18 11-01 11-15 12-08 12-25',
};

describe("Colombia's holidays", () => {
  it.each(Object.keys(official).map(Number))('are the official ones in %i', (year) => {
    expect([...holidaysOf(year)].sort((a, b) => a - b)).toEqual(days(year, official[year]!));
  });

  it('follow Easter, which is on its known dates', () => {
    expect(
      [2000, 2008, 2011, 2019, 2024, 2025, 2026, 2027, 2038].map((year) =>
        new Date(easterSunday(year)).toISOString().slice(5, 10),
      ),
    ).toEqual(['04-23', '03-23', '04-24', '04-21', '03-31', '04-20', '04-05', '03-28', '04-25']);
  });
});

describe('a deadline in business days', () => {
  const { morningOf, endOf, endOfBusinessDay } = colombianBusinessDays;

  it('does not count the day on which it starts', () => {
    const monday = new Date('2026-02-02T15:00:00-05:00');
    expect(morningOf(monday, 2)).toEqual(new Date('2026-02-04T08:00:00-05:00'));
    expect(endOf(monday, 1)).toEqual(new Date('2026-02-03T23:59:59.999-05:00'));
  });

  it('leaves out weekends and holidays', () => {
    const wednesdayBeforeEaster = new Date('2026-04-01T10:00:00-05:00');
    expect(endOf(wednesdayBeforeEaster, 1)).toEqual(new Date('2026-04-06T23:59:59.999-05:00'));
    const inDecember = new Date('2026-12-04T10:00:00-05:00');
    expect(endOf(inDecember, 2)).toEqual(new Date('2026-12-09T23:59:59.999-05:00'));
  });

  it('crosses the end of a year', () => {
    expect(endOf(new Date('2026-12-31T12:00:00-05:00'), 6)).toEqual(
      new Date('2027-01-12T23:59:59.999-05:00'),
    );
  });

  it('is counted on the date in Bogotá, which changes at five in the morning UTC', () => {
    expect(endOf(new Date('2026-02-03T04:59:59.999Z'), 1)).toEqual(
      new Date('2026-02-04T04:59:59.999Z'),
    );
    expect(endOf(new Date('2026-02-03T05:00:00.000Z'), 1)).toEqual(
      new Date('2026-02-05T04:59:59.999Z'),
    );
  });

  it('takes a weekend as part of the business day that follows it', () => {
    const endOfMonday = new Date('2026-02-09T23:59:59.999-05:00');
    expect(endOfBusinessDay(new Date('2026-02-07T10:00:00-05:00'))).toEqual(endOfMonday);
    expect(endOfBusinessDay(new Date('2026-02-09T18:00:00-05:00'))).toEqual(endOfMonday);
  });

  it('always ends on a business day, later for more days, with exactly so many in between', () => {
    const anyInstant = fc
      .integer({ min: dateOf(2020, 1, 1), max: dateOf(2060, 1, 1) })
      .map((instant) => new Date(instant));
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 30 }), (from, count) => {
        const end = endOf(from, count);
        expect(
          isBusinessDay(Math.floor((end.getTime() - 5 * 3_600_000) / 86_400_000) * 86_400_000),
        ).toBe(true);
        expect(end > from).toBe(true);
        expect(endOf(end, 1) > end).toBe(true);
        expect(endOf(endOf(from, 1), count - 1 || 1)).toEqual(count > 1 ? end : endOf(from, 2));
      }),
      { numRuns: 300 },
    );
  });
});

describe('short business days', () => {
  it('last as long as they are told to', () => {
    const short = shortBusinessDays(1000);
    const now = new Date('2026-02-07T10:00:00Z');
    expect(short.endOf(now, 10)).toEqual(new Date('2026-02-07T10:00:10Z'));
    expect(short.morningOf(now, 2)).toEqual(new Date('2026-02-07T10:00:02Z'));
    expect(short.endOfBusinessDay(now)).toEqual(new Date('2026-02-07T10:00:00.999Z'));
  });
});
