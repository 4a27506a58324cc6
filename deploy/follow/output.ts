const anything = '…';
// Colours and the like.
const terminal = /\u001b\[[0-9;?]*[A-Za-z]/g;

/** What came, as a page would show it: no colours, no blanks at the ends. */
export const shown = (text: string): string[] =>
  text
    .replace(terminal, '')
    .split('\n')
    .map((line) => line.replace(/^[^\n]*\r(?!$)/, '').trimEnd())
    .join('\n')
    .trim()
    .split('\n')
    .filter((line, _, all) => all.length > 1 || line !== '');

/** The first line of the page that did not come, or that more came than it says; `undefined`: all is as it says. */
export function differenceOf(
  expected: readonly string[],
  came: readonly string[],
): string | undefined {
  const wanted = expected.map((line) => line.trimEnd());
  while (wanted.at(-1) === '') wanted.pop();
  const text = came.map((line) => `${line}\n`).join('');
  const matches = (lines: readonly string[], end: string) =>
    new RegExp(`^${lines.map(patternOf).join('')}${end}`).test(text);
  if (matches(wanted, '$')) return undefined;
  const missing = wanted.findIndex((_, index) => !matches(wanted.slice(0, index + 1), ''));
  return missing < 0 ? 'nothing more' : wanted[missing];
}

const patternOf = (line: string): string =>
  line === anything
    ? '(?:[^\\n]*\\n)*?'
    : `${line.split(anything).map(literally).join('[^\\n]*?')}\\n`;

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
