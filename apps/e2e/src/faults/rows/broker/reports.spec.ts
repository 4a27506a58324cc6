import { kindsReported, toldOf } from './reports';

const difference = (kind: string) =>
  JSON.stringify({ event: 'reconciliation.difference', kind, severity: 'repairable' });
const done = JSON.stringify({ event: 'reconciliation.done', alarms: 0, repairable: 0, more: 0 });

describe('what a reconciliation printed', () => {
  it('is what it found, and after the repair what is left', () => {
    const first = [difference('grant-unheard'), difference('confirmation-missing'), done];
    const printed = ['> node', ...first, difference('grant-unheard'), done, ''].join('\n');
    expect(kindsReported(printed)).toEqual([
      ['grant-unheard', 'confirmation-missing'],
      ['grant-unheard'],
    ]);
    expect(kindsReported(`${done}\n`)).toEqual([[]]);
  });

  it('counts for nothing if it ended before its sum', () => {
    expect(kindsReported(difference('grant-unheard'))).toEqual([]);
  });

  it('is told by kinds', () => {
    expect(toldOf(['a', 'b', 'a'])).toBe('found 2 a, 1 b');
    expect(toldOf([])).toBe('found nothing');
  });
});
