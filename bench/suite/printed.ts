import { boundText, isMet, valueText, type Figure } from './figures';
import type { Results } from './results';

const verdict = (figure: Figure) => {
  const met = isMet(figure);
  return met === undefined ? '' : met ? 'met' : 'NOT MET';
};

/** The table on the terminal: every figure, its target and whether it is met. */
export function printed({ parts }: Results): string {
  const rows = parts.flatMap(({ figures, notes }) => [
    ...figures.map((figure) => line(figure)),
    ...notes.map((note) => `  · ${note}`),
    '',
  ]);
  const head = ['measured'.padEnd(62), 'target'.padEnd(8), 'figure'.padEnd(30), ''].join(' ');
  return ['', head.trimEnd(), ...rows].join('\n').trimEnd();
}

const line = (figure: Figure): string =>
  [
    figure.what.padEnd(62),
    boundText(figure.target).padEnd(8),
    valueText(figure).padEnd(30),
    verdict(figure),
  ]
    .join(' ')
    .trimEnd();
