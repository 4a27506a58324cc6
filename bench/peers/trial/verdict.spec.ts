import { verdictOf, type Evidence } from './verdict';

const sound: Evidence = {
  asked: 3,
  acknowledged: ['a', 'b', 'c'],
  accepted: ['a', 'b', 'c'],
  mails: ['b', 'a', 'c'],
  doubts: 0,
  left: 0,
};
const clean = {
  asked: 3,
  accepted: 3,
  lost: 0,
  promised: 0,
  stuck: 0,
  duplicated: 0,
  explained: 0,
  untrue: 0,
};

describe('the verdict on a trial', () => {
  it('finds nothing where each acceptance has its mail', () => {
    expect(verdictOf(sound)).toEqual(clean);
  });

  it('calls an acceptance lost when nothing can lead to its mail any more', () => {
    expect(verdictOf({ ...sound, mails: ['a', 'c'] })).toEqual({ ...clean, lost: 1, promised: 1 });
  });

  it('tells apart what was lost behind an error and what was lost behind a success', () => {
    const evidence = { ...sound, mails: [], acknowledged: ['b'] };
    expect(verdictOf(evidence)).toEqual({ ...clean, lost: 3, promised: 1 });
  });

  it('calls it stuck while a message still lies somewhere', () => {
    expect(verdictOf({ ...sound, mails: ['a'], left: 1 })).toEqual({
      ...clean,
      lost: 1,
      promised: 1,
      stuck: 1,
    });
  });

  it('counts every mail beyond the first, and which of them were noted', () => {
    const mails = ['a', 'a', 'a', 'b', 'c'];
    expect(verdictOf({ ...sound, mails, doubts: 1 })).toEqual({
      ...clean,
      duplicated: 2,
      explained: 1,
    });
  });

  it('calls an answer untrue that no stored acceptance stands behind', () => {
    const evidence = { ...sound, accepted: ['a', 'b'], mails: ['a', 'b'] };
    expect(verdictOf(evidence)).toEqual({ ...clean, accepted: 2, untrue: 1 });
  });
});
