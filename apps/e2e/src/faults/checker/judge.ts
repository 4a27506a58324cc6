import { letters, type Allowances, type Letter } from '../matrix/fault-row';
import type { Evidence } from './evidence';
import { integrity } from './integrity';
import { unexpected, type Finding } from './judgement';
import { mailsOf } from './mails';
import { nothingAcausal } from './nothing-acausal';
import { nothingLost } from './nothing-lost';
import { nothingTwice } from './nothing-twice';
import { acknowledged, trueAnswers } from './true-answers';

export interface Verdict {
  readonly findings: readonly Finding[];
  readonly letters: Readonly<Record<Letter, 'passed' | 'missed'>>;
  readonly attempted: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly duplicated: number;
  /** Mails of which the journal says that nobody knew; a second copy of each is explained. */
  readonly inDoubt: number;
  /** Of these, second copies that arrived. */
  readonly explainedCopies: number;
  readonly unexpected: number;
}

export const usualSecondsToEmpty = 60;
/** Healthy traffic may become so many times slower. */
const mostSlowdown = 2;

/** All seven letters over what is to be seen; `more` is what the row itself saw. */
export function judge(
  evidence: Evidence,
  allows: Allowances = {},
  more: readonly Finding[] = [],
): Verdict {
  const findings = [
    ...nothingLost(evidence, allows),
    ...nothingTwice(evidence),
    ...nothingAcausal(evidence),
    ...nothingStuck(evidence, allows),
    ...trueAnswers(evidence, allows),
    ...integrity(evidence),
    ...contained(evidence),
    ...more,
  ];
  const missed = new Set(findings.map(({ letter }) => letter));
  const count = (counts: Finding['counts']) =>
    findings.filter((finding) => finding.counts === counts).length;
  const doubted = evidence.journal.filter(({ doubts }) => doubts > 0);
  return {
    findings,
    letters: Object.fromEntries(
      letters.map((letter) => [letter, missed.has(letter) ? 'missed' : 'passed']),
    ) as Verdict['letters'],
    attempted: evidence.intents.length,
    acknowledged: acknowledged(evidence.intents),
    lost: count('lost'),
    duplicated: count('duplicated'),
    inDoubt: doubted.length,
    explainedCopies: doubted.filter((row) => mailsOf(row, evidence).length > 1).length,
    unexpected: count('unexpected'),
  };
}

function nothingStuck({ rest }: Evidence, { secondsToEmpty = usualSecondsToEmpty }: Allowances) {
  if (rest.seconds === undefined) {
    return rest.leftovers.map((text) => unexpected('S', `still to be done: ${text}`));
  }
  return rest.seconds > secondsToEmpty
    ? [unexpected('S', `it took ${rest.seconds.toFixed(0)} s until nothing was left to do`)]
    : [];
}

function contained({ latencies, exposed, overgrown }: Evidence): Finding[] {
  const slow = latencies.filter(({ p95, baseline }) => p95 > mostSlowdown * baseline);
  return [
    ...slow.map(({ kind, p95, baseline }) => `${kind} took ${p95} ms (p95), ${baseline} ms before`),
    ...exposed,
    ...overgrown,
  ].map((text) => unexpected('C', text));
}
