import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@secop/dev';
import { contestantNames, settings, type ContestantName } from './contestants';
import type { Verdict } from './trial/verdict';

export interface Outcome {
  readonly row: string;
  readonly contestant: ContestantName;
  readonly verdict: Verdict;
}

/** `lost (promised) / stuck / duplicated (explained)`, and how many acceptances were written. */
export function cell(verdict: Verdict): string {
  const { lost, promised, stuck, duplicated, explained, accepted, untrue } = verdict;
  const gone = lost > 0 ? `${lost} (${promised})` : '0';
  const copies = duplicated > 0 ? `${duplicated} (${explained})` : '0';
  const false200 = untrue > 0 ? `, ${untrue} untrue` : '';
  return `${gone} / ${stuck} / ${copies} of ${accepted}${false200}`;
}

/** A Markdown table: a fault per row, a contestant per column. */
export function printed(outcomes: readonly Outcome[]): string {
  const columns = contestantNames.filter((name) => outcomes.some((one) => one.contestant === name));
  const names = [...new Set(outcomes.map(({ row }) => row))];
  const lines = names.map((row) => {
    const cells = columns.map((name) => {
      const found = outcomes.find((one) => one.row === row && one.contestant === name);
      return found ? cell(found.verdict) : '';
    });
    return `| ${[row, ...cells].join(' | ')} |`;
  });
  const rule = `| ${['---', ...columns.map(() => '---')].join(' | ')} |`;
  return [`| fault | ${columns.join(' | ')} |`, rule, ...lines].join('\n');
}

/** Writes docs/peers.md. */
export function keepTable(outcomes: readonly Outcome[]): void {
  const cited = contestantNames.map((name) => `- **${name}**: ${settings[name]}.`).join('\n');
  const page = `# The same workflow over other libraries

\`npm run bench:peers\` runs one small workflow (accept → grant → mail; three processes, each with the same idempotent effects)
over each library under the same faults, ${outcomes[0]?.verdict.asked} acceptances a trial at 50 per second, and writes this page.
Each acceptance is asked once, as a person would.

A cell says **lost / stuck / duplicated of written**. *Lost*: the acceptance is in the store, there is no mail, and no message is
left anywhere that could lead to one; in brackets those that had been answered with success (to the others the person saw
an error, while the decision stands). *Stuck*: no mail, but a message still lies in a queue, among dead letters or in an outbox
when nothing has moved for 25 seconds. *Duplicated*: mails beyond the first, in brackets those that the workflow noted itself.

${printed(outcomes)}

Measured on ${new Date().toISOString().slice(0, 10)}, two cores, RabbitMQ and store as \`npm start\` finds them. A zero among 200 trials bounds a rate
below 1.5 % (95 % confidence).

## Settings

${cited}
`;
  writeFileSync(join(repository, 'docs/peers.md'), page);
}
