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
    const unanswered = 'repairable acceptance-unanswered accessRequestId=r1';
    expect(unnamed(lost, [unanswered, '1 sessions end: …'])).toEqual([lost[1]]);
    expect(unnamed(['profile of user u1'], ['user-behind userId=u1'])).toEqual([]);
    const without = 'alarm effective-without-grant accountId=a1';
    expect(unnamed([`accounts: ${lost[1]}`], [without])).toEqual([]);
    expect(unnamed(lost, [`${without}\n${unanswered}`, '12 sessions end'])).toEqual([]);
  });

  it('is not named by a line that says another thing of the same id, or the same of another', () => {
    const lost = ['account a1', 'password of user u1', 'user u1', 'membership u1 2026 at a1'];
    const others = [
      '  a1  2 → 4  not in the log: the notification address',
      'alarm user-behind userId=u1',
      'alarm password-change-lost userId=u2',
    ];
    expect(unnamed(lost, others)).toEqual(lost);
    expect(unnamed(lost, ['alarm user-unknown userId=u2', 'u1 a1'])).toEqual(lost);
    expect(unnamed(['notification address of account a1'], others)).toEqual([]);
  });
});
