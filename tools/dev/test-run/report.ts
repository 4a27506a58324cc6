import type { ProjectResult } from './results';

const linesOfAFailure = 40;

/** What is printed after the run: every failure with its message, the table, and the closing line. */
export function report(results: ProjectResult[]): string {
  const failures = results.flatMap((result) => result.failures);
  const details = failures.map(({ title, message }) => `✗ ${title}\n${indented(message)}\n`);
  const rows = results.map(({ project, passed, failures: failed, seconds }) =>
    row(project, String(passed), String(failed.length), seconds.toFixed(1)),
  );
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const table = [row('project', 'passed', 'failed', 'seconds'), ...rows];
  return ['', ...details, ...table, '', closingLine(passed, failures.length)].join('\n');
}

/** The last line of every run, alone on its line. */
export function closingLine(passed: number, failed: number): string {
  return `${passed} passed, ${failed} failed`;
}

function row(project: string, passed: string, failed: string, seconds: string): string {
  return `${project.padEnd(18)} ${passed.padStart(7)} ${failed.padStart(7)} ${seconds.padStart(8)}`;
}

function indented(message: string): string {
  const lines = message.trim().split('\n');
  const shown = lines.slice(0, linesOfAFailure).map((line) => `    ${line}`);
  const hidden = lines.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`    … ${hidden} more lines`] : [])].join('\n');
}
