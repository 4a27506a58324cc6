import { grouped } from './by-key';
import type { Evidence, JournalFact, RequestFact } from './evidence';
import { duplicated, type Finding } from './judgement';
import { mailsOf } from './mails';

/** One request per key, one decision per request, one effect, one mail unless the journal says in doubt. */
export function nothingTwice(evidence: Evidence): Finding[] {
  return [
    ...requestsPerKey(evidence),
    ...evidence.requests.flatMap(decisions),
    ...effects(evidence),
    ...keys(evidence),
    ...evidence.journal.flatMap((row) => copies(row, evidence)),
  ];
}

const pair = ({ userId, accountId }: { userId: string; accountId: string }) =>
  `${userId} ${accountId}`;

/** A person asks for an account once in a row of the matrix: as many requests as keys, at the most. */
function requestsPerKey({ intents, requests }: Evidence): Finding[] {
  const submissions = grouped(
    intents.filter(({ kind }) => kind === 'submit'),
    ({ by, accountId }) => pair({ userId: by, accountId: accountId ?? '' }),
  );
  const made = grouped(requests, pair);
  return [...submissions].flatMap(([who, asked]) => {
    const keys = new Set(asked.map(({ key }) => key)).size;
    const count = made.get(who)?.length ?? 0;
    return count > keys ? [duplicated(`${count} requests for ${keys} idempotency keys`)] : [];
  });
}

/** A second decision is possible only if the first one was taken back. */
function decisions({ id, timeline }: RequestFact): Finding[] {
  const findings: Finding[] = [];
  let decided: string | undefined;
  for (const { what } of timeline) {
    if (what === 'reopened') decided = undefined;
    if (what !== 'accepted' && what !== 'rejected' && what !== 'withdrawn') continue;
    if (decided) findings.push(duplicated(`${id} was ${decided}, and then ${what}`));
    decided = what;
  }
  const effective = timeline.filter(({ what }) => what === 'effective').length;
  if (effective > 1) findings.push(duplicated(`${id} became effective ${effective} times`));
  return findings;
}

function effects({ memberships }: Evidence): Finding[] {
  const granted = grouped(memberships, ({ accessRequestId }) => accessRequestId);
  const live = grouped(
    memberships.filter(({ state }) => state === 'active' || state === 'suspended'),
    pair,
  );
  return [
    ...[...granted].flatMap(([id, all]) =>
      all.length > 1 ? [duplicated(`${all.length} memberships for request ${id}`)] : [],
    ),
    ...[...live].flatMap(([who, all]) =>
      all.length > 1 ? [duplicated(`${all.length} live memberships of ${who}`)] : [],
    ),
  ];
}

function keys({ journal }: Evidence): Finding[] {
  const rows = grouped(journal, ({ template, subject, step, recipient }) =>
    [template, subject, step, recipient ?? '-'].join(' '),
  );
  return [...rows].flatMap(([key, all]) =>
    all.length > 1 ? [duplicated(`${all.length} rows in the journal for ${key}`)] : [],
  );
}

function copies(row: JournalFact, evidence: Evidence): Finding[] {
  const count = mailsOf(row, evidence).length;
  const excused = Math.min(row.doubts, 1);
  if (count <= 1 + excused) return [];
  const doubts = row.doubts === 0 ? 'without a doubt' : `with ${row.doubts} doubts`;
  return [duplicated(`${row.template} of ${row.subject}: ${count} mails ${doubts}`)];
}
