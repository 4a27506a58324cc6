import { letters } from './fault-row';
import type { RowResult } from './row-result';

const widths = [6, 52, 5, 9, 9, 5, 5, 6, 6, 7] as const;
const heads = [
  'row',
  'fault',
  'n',
  'attempted',
  'acknowl.',
  'lost',
  'dupl.',
  'doubt',
  'unexp.',
  'empty s',
];

const line = (cells: readonly string[], ends: string) =>
  `${cells.map((cell, at) => (at < 2 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join(' ')}  ${ends}`;

export const tableHead = () => line(heads, letters.join(' '));

/** A letter that held is shown, one that was missed is a cross. */
export function tableLine(result: RowResult): string {
  if (result.notMade) return `${result.id.padEnd(6)} ${result.title}: not made: ${result.notMade}`;
  const { id, title, trials, attempted, acknowledged, lost, duplicated, inDoubt } = result;
  const counts = [trials, attempted, acknowledged, lost, duplicated, inDoubt, result.unexpected];
  const cells = [
    id,
    title.length > 52 ? `${title.slice(0, 51)}…` : title,
    ...counts.map(String),
    result.secondsToEmpty?.toFixed(1) ?? 'never',
  ];
  return line(
    cells,
    letters.map((letter) => (result.letters[letter] === 'passed' ? letter : '✗')).join(' '),
  );
}

const mostFindings = 8;

/** What the line leaves out: why a letter was missed, and what was measured beside. */
export function remarks(result: RowResult): string[] {
  const { findings, latencies, note, waited, explainedCopies } = result;
  const more = findings.length - mostFindings;
  return [
    ...findings.slice(0, mostFindings).map(({ letter, text }) => `✗ ${letter}: ${text}`),
    ...(more > 0 ? [`✗ and ${more} more`] : []),
    ...latencies.map(
      ({ kind, ratio, calls }) =>
        `${kind}: p95 ×${ratio.toFixed(2)} of its baseline (${calls} calls)`,
    ),
    ...(explainedCopies > 0 ? [`${explainedCopies} second copies of mails in doubt`] : []),
    ...(waited > 0 ? [`${waited} messages waited on a rung of the ladder`] : []),
    ...(note ? [note] : []),
  ].map((text) => `       ${text}`);
}
