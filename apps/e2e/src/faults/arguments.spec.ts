import { readArguments } from './arguments';
import type { FaultRow } from './matrix/fault-row';

const row = (id: FaultRow['id'], smoke = false): FaultRow => ({
  id,
  title: id,
  smoke,
  run: () => Promise.resolve(),
});
const single: FaultRow = { ...row('R11'), singleNode: true };
const clustered: FaultRow = { ...row('R20'), needs: { ownServers: true, nodes: 3 } };
const rows = [row('P1'), row('P2', true), row('R1'), row('K1', true)];
const asked = (...words: string[]) => readArguments(rows, words);
const idsOf = (...words: string[]) => asked(...words).rows.map(({ id }) => id);

describe('the rows that are run', () => {
  it.each([
    [[], ['P1', 'P2', 'R1', 'K1']],
    [
      ['--group', 'P,K'],
      ['P1', 'P2', 'K1'],
    ],
    [
      ['--row', 'R1,P1'],
      ['P1', 'R1'],
    ],
    [['--smoke'], ['P2', 'K1']],
    [['--smoke', '--group', 'K'], ['K1']],
  ])('for %j are %j', (words, ids) => {
    expect(idsOf(...words)).toEqual(ids);
  });

  it.each([
    [['--group', 'Z'], 'Z is none of P, R, M'],
    [['--row', 'P9'], 'P9 is none of P1'],
    [['--group', 'R', '--smoke'], 'no row is meant'],
    [['--seed', 'x'], '--seed wants a number'],
    [['--minutes', '0'], '--minutes wants a number'],
    [['--nodes', '2'], 'a broker has 1 node or 3'],
  ])('for %j are none, and it says why', (words, reason) => {
    expect(() => asked(...words)).toThrow(reason);
  });

  it('are the same on a cluster, but for those of a single node', () => {
    const { rows: found } = readArguments(
      [...rows, single, clustered],
      ['--group', 'R', '--nodes', '3'],
    );
    expect(found.map(({ id, title }) => `${id} ${title}`)).toEqual([
      'R1-3 R1, on three nodes',
      'R20 R20',
    ]);
    for (const { needs } of found) expect(needs).toEqual({ ownServers: true, nodes: 3 });
  });

  it('have the seed that was given, and a new one otherwise', () => {
    expect(asked('--seed', '7').seed).toBe(7);
    expect(asked().seed).toBeGreaterThan(0);
  });
});
