import { letters } from './fault-row';
import type { KeptProof } from './kept-results';
import { passed, type RowResult } from './row-result';

const columns = [
  ...['row', 'fault', 'n', 'attempted', 'acknowledged', 'lost', 'duplicated', 'in doubt'],
  ...['unexpected', 's to empty', ...letters],
];

/** `docs/faults.md`: every row's latest result. */
export function faultsPage(results: readonly RowResult[], proof?: KeptProof): string {
  const failed = results.filter((result) => !passed(result));
  const sum = (pick: (result: RowResult) => number) =>
    results.reduce((total, result) => total + pick(result), 0);
  const trials = sum((result) => result.trials);
  return [
    '# Faults',
    '',
    'Written by `npm run faults`. Real processes, broker, store and SMTP conversations; the client writes an intent before',
    'each call and its outcome after it, and a checker that knows only the contracts compares intents, databases, broker,',
    'journal and the SMTP side. L nothing lost, D nothing twice, O nothing acausal, S nothing stuck, A true answers,',
    'I integrity, C contained: a letter that was missed is marked ✗. `n` is how many independent times the fault was made: a',
    'zero behind n trials bounds the rate of that failure below 3/n with 95 % confidence.',
    '',
    `${results.length} rows, ${results.length - failed.length} passed; ${trials} faults made, ` +
      `${sum((result) => result.attempted)} calls attempted, ${sum((result) => result.acknowledged)} acknowledged, ` +
      `${sum((result) => result.lost)} lost, ${sum((result) => result.duplicated)} duplicated without explanation, ` +
      `${sum((result) => result.inDoubt)} mails in doubt (${sum((result) => result.explainedCopies)} second copies).`,
    '',
    ...markdownTable(results),
    '',
    ...details(results),
    ...proven(proof),
    '## Where this was run',
    '',
    ...runs(results),
    '',
  ].join('\n');
}

function markdownTable(results: readonly RowResult[]): string[] {
  return [
    `| ${columns.join(' | ')} |`,
    `| ${columns.map((_, at) => (at < 2 ? '---' : '---:')).join(' | ')} |`,
    ...results.map((result) => `| ${cellsOf(result).join(' | ')} |`),
  ];
}

function cellsOf(result: RowResult): (string | number)[] {
  const { id, title, trials, attempted, acknowledged, lost, duplicated, inDoubt } = result;
  return [
    ...[id, title, trials, attempted, acknowledged, lost, duplicated, inDoubt],
    ...[result.unexpected, result.secondsToEmpty?.toFixed(1) ?? 'never'],
    ...letters.map((letter) => (result.letters[letter] === 'passed' ? letter : '✗')),
  ];
}

function details(results: readonly RowResult[]): string[] {
  const lines = results.flatMap(({ id, note, notMade, findings, latencies, waited }) => {
    const facts = [
      ...(notMade ? [`not made: ${notMade}`] : []),
      ...(note ? [note] : []),
      ...latencies.map(
        ({ kind, ratio, calls }) =>
          `p95 of ${kind} ×${ratio.toFixed(2)} of its baseline (${calls} calls)`,
      ),
      ...(waited > 0 ? [`up to ${waited} messages waited on a rung of the ladder`] : []),
      ...findings.slice(0, 5).map(({ letter, text }) => `✗ ${letter}: ${text}`),
    ];
    return facts.length > 0 ? [`- **${id}** ${facts.join('; ')}.`] : [];
  });
  return lines.length > 0 ? ['## Beside the figures', '', ...lines, ''] : [];
}

function proven(proof: KeptProof | undefined): string[] {
  if (!proof) return [];
  const { proofs, run } = proof;
  const caught = proofs.filter((one) => one.caught).length;
  return [
    '## The checker, proven',
    '',
    `${caught} of ${proofs.length} seeded bugs caught (\`npm run faults -- --prove\`, ${run.date}, commit ${run.commit}). Each is made in a`,
    'copy of the product and tried under a fault that the sound product survives in the same run.',
    '',
    '| bug | fault | letters | found |',
    '| --- | --- | --- | --- |',
    ...proofs.map(
      ({ name, fault, caught: seen, letters: missed, by }) =>
        `| ${name} | ${fault} | ${seen ? missed : 'NOT CAUGHT'} | ${by} |`,
    ),
    '',
  ];
}

function runs(results: readonly RowResult[]): string[] {
  const seen = new Map<string, string[]>();
  for (const { id, run } of results) {
    const { date, commit, seed, machine, versions } = run;
    const line = `${date}, commit ${commit}, seed ${seed}; ${machine}; ${versions}`;
    seen.set(line, [...(seen.get(line) ?? []), id]);
  }
  return [...seen].map(([line, ids]) => `- ${ids.join(', ')}: ${line}.`);
}
