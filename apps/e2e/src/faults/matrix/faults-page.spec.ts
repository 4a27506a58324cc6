import { faultsPage } from './faults-page';
import { aResult } from './row-result.builder';
import { remarks, tableLine } from './table';

const missed = aResult({
  id: 'P2',
  letters: { ...aResult().letters, L: 'missed' },
  lost: 1,
  secondsToEmpty: undefined,
  findings: [{ letter: 'L', text: 'request-1 is gone' }],
});

describe('the page of faults', () => {
  it('has a line for every row, and a cross for every letter that was missed', () => {
    const page = faultsPage([aResult(), missed]);
    expect(page).toContain('| P1 | something dies | 6 | 18 | 17 | 0 | 0 | 1 | 0 | 2.3 | L | D |');
    expect(page).toContain('| P2 | something dies | 6 | 18 | 17 | 1 | 0 | 1 | 0 | never | ✗ | D |');
    expect(page).toContain('2 rows, 1 passed; 12 faults made, 36 calls attempted');
    expect(page).toContain('- **P2** ✗ L: request-1 is gone.');
  });

  it('says where each row was run, also if they were not run together', () => {
    const later = aResult({ id: 'K1', run: { ...aResult().run, date: '2026-03-03' } });
    const page = faultsPage([aResult(), missed, later]);
    expect(page).toContain('- P1, P2: 2026-03-02, commit abc, seed 7; 2 cores; Node 20.');
    expect(page).toContain('- K1: 2026-03-03,');
  });

  it('says which seeded bugs were caught, and which were not', () => {
    const proof = { name: 'no dedupe', fault: 'a kill', letters: 'D', by: 'two mails' };
    const proofs = [
      { ...proof, caught: true },
      { ...proof, name: 'no lease', caught: false },
    ];
    const page = faultsPage([aResult()], { proofs, run: aResult().run });
    expect(page).toContain('1 of 2 seeded bugs caught');
    expect(page).toContain('| no lease | a kill | NOT CAUGHT | two mails |');
  });
});

describe('a line of the table', () => {
  it('shows a letter or a cross, and the reason below it', () => {
    expect(tableLine(aResult())).toMatch(/ 2\.3 {2}L D O S A I C$/);
    expect(tableLine(missed)).toMatch(/ never {2}✗ D O S A I C$/);
    expect(remarks(missed)).toContain('       ✗ L: request-1 is gone');
  });

  it('says why a fault could not be made', () => {
    expect(tableLine(aResult({ notMade: 'no such step' }))).toContain('not made: no such step');
  });
});
