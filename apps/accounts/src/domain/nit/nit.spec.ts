import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { DomainError } from '@secop/contracts';
import { checkDigitOf } from '@secop/contracts';
import { displayNit, importedNit, maskedNumber, parseNit } from './nit';

const vectors = readFileSync(join(__dirname, 'nit-vectors.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .map(([nit, digit, valid, who]) => ({
    nit: nit!,
    digit: Number(digit),
    valid: valid === 'yes',
    who,
  }));

const refusal = (typed: string) => {
  try {
    parseNit(typed);
    return undefined;
  } catch (error) {
    return (error as DomainError).code;
  }
};

describe('the check digit', () => {
  it('has all the vectors', () => expect(vectors).toHaveLength(21));

  it.each(vectors)('of $nit is $digit: $valid ($who)', ({ nit, digit, valid }) => {
    expect(checkDigitOf(nit) === digit).toBe(valid);
  });
});

describe('a typed NIT', () => {
  it.each([
    '899.999.068-1',
    '899999068-1',
    '899999068',
    '8999990681',
    'CO 899999068-1',
    ' 899 999 068 - 1 ',
    'NIT 899.999.068‑1',
    'nit: co 8999990681',
  ])('is understood as %s', (typed) => {
    expect(parseNit(typed)).toEqual({ nit: '899999068', checkDigit: 1 });
  });

  it.each(vectors.filter(({ valid, nit }) => valid && nit !== '222222222'))(
    'is read with and without its check digit: $nit',
    ({ nit, digit }) => {
      expect(parseNit(`${nit}-${digit}`)).toEqual({ nit, checkDigit: digit });
      expect(parseNit(`${nit}${digit}`)).toEqual({ nit, checkDigit: digit });
      expect(parseNit(nit)).toEqual({ nit, checkDigit: digit });
    },
  );

  it.each(vectors.filter(({ valid }) => !valid))(
    'is refused with a wrong check digit: $nit',
    ({ nit, digit }) => {
      expect(refusal(`${nit}-${digit}`)).toBe('nit.check-digit-wrong');
      expect(refusal(`${nit}${digit}`)).toBe('nit.check-digit-wrong');
    },
  );

  it.each(['222222222', '222.222.222-7', '100000003', '0', '000000000-0', '2222222227'])(
    'is refused as a placeholder: %s',
    (typed) => expect(refusal(typed)).toBe('nit.placeholder'),
  );

  it.each([
    '',
    'abc',
    '12',
    '-1',
    '8999-9906-8',
    '899999068-12',
    '1234567890123456',
    'US 12345678',
  ])('is refused when it is not a number: %s', (typed) =>
    expect(refusal(typed)).toBe('nit.invalid'),
  );

  it('of ten digits that do not start with 8 or 9 is a base', () => {
    expect(parseNit('1020304050')).toEqual({
      nit: '1020304050',
      checkDigit: checkDigitOf('1020304050'),
    });
  });

  it('is read back from what is shown, whatever the number', () => {
    const companies = fc.integer({ min: 800_000_000, max: 999_999_999 }).map(String);
    fc.assert(
      fc.property(companies, (nit) => {
        fc.pre(refusal(nit) !== 'nit.placeholder');
        const checkDigit = checkDigitOf(nit);
        expect(parseNit(displayNit(nit, checkDigit))).toEqual({ nit, checkDigit });
        expect(parseNit(nit + String(checkDigit))).toEqual({ nit, checkDigit });
      }),
    );
  });

  it('is refused with any other check digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000, max: 799_999_999 }).map(String),
        fc.integer({ min: 1, max: 9 }),
        (nit, distance) => {
          fc.pre(refusal(nit) !== 'nit.placeholder');
          const wrong = (checkDigitOf(nit) + distance) % 10;
          fc.pre(wrong !== checkDigitOf(nit));
          expect(refusal(`${nit}-${wrong}`)).toBe('nit.check-digit-wrong');
        },
      ),
    );
  });

  it('never fails in any other way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        expect(['nit.invalid', 'nit.check-digit-wrong', 'nit.placeholder', undefined]).toContain(
          refusal(typed),
        );
        importedNit(typed);
      }),
    );
  });
});

describe('a NIT of the open dataset', () => {
  it.each([
    ['8909039388', { nit: '890903938', checkDigit: 8, checkDigitGiven: true }],
    ['860.005.224-6', { nit: '860005224', checkDigit: 6, checkDigitGiven: true }],
    ['899999068', { nit: '899999068', checkDigit: 1 }],
    ['No Definido', {}],
    ['222222222', {}],
    ['100000003', {}],
    ['-', {}],
    ['79123456', { nit: '79123456', unverified: '79123456' }],
    ['1020304050', { nit: '1020304050', unverified: '1020304050' }],
    ['8600076504', { nit: '8600076504', unverified: '8600076504' }],
    ['B-1234', { unverified: 'B-1234' }],
    ['12345678901234567', { unverified: '12345678901234567' }],
    // After a hyphen comes the check digit of what precedes it, here of a cédula of eight digits.
    ['80123456-4', { nit: '80123456', checkDigit: 4, checkDigitGiven: true }],
    ['80.123.456 – 4', { nit: '80123456', checkDigit: 4, checkDigitGiven: true }],
    ['80123456-3', { nit: '80123456', unverified: '80123456-3' }],
    ['860005224-5', { nit: '860005224', unverified: '860005224-5' }],
    ['1020304050-8', { nit: '1020304050', checkDigit: 8, checkDigitGiven: true }],
    ['860-005-224', { nit: '860005224', checkDigit: 6 }],
    ['860-005-224-6', { nit: '860005224', checkDigit: 6, checkDigitGiven: true }],
    ['222222222-7', {}],
    ['-71', { nit: '71', unverified: '-71' }],
  ])('%s is read by the rule', (typed, expected) => {
    expect(importedNit(typed)).toEqual(expected);
  });
});

describe('a shown number', () => {
  it('has groups and its check digit', () => {
    expect(displayNit('899999068', 1)).toBe('899.999.068-1');
    expect(displayNit('79123456')).toBe('79.123.456');
  });
  it('of a natural person keeps three digits', () => {
    expect(maskedNumber('79123456')).toBe('••••456');
  });
});
