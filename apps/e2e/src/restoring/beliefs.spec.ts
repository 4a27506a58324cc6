import { changedBeliefs, unnamed } from './beliefs';

const before = new Map([
  ['request r1', 'a'],
  ['request r2', 'b'],
  ['membership u1 2026 at a1', 'c'],
  ['session s1', 'd'],
]);

describe('what a service believed before it lost its database', () => {
  it('is compared thing by thing; what was added since is no loss', () => {
    const after = new Map([...before, ['request r2', 'other'], ['request r3', 'new']]);
    after.delete('session s1');
    expect(changedBeliefs(before, after)).toEqual(['request r2', 'session s1']);
    expect(changedBeliefs(before, before)).toEqual([]);
  });

  it('is lost in silence if no output names it', () => {
    const lost = ['request r1', 'membership u1 2026 at a1', 'session s1'];
    expect(unnamed(lost, ['nothing of that'])).toEqual(lost);
    expect(unnamed(lost, ['  r1  3 → 5', '1 sessions end: …'])).toEqual([lost[1]]);
    expect(unnamed(['profile of user u1'], ['user-behind userId=u1'])).toEqual([]);
    expect(unnamed(['accounts: membership u1 2026 at a1'], ['a1'])).toEqual([]);
    expect(unnamed(lost, ['alarm x accountId=a1', 'r1', '12 sessions end'])).toEqual([]);
  });
});
