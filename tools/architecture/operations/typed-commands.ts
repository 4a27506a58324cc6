/** A command that a page tells people to type, in words. */
export interface TypedCommand {
  readonly line: number;
  readonly words: readonly string[];
}

/** A word that stands for whatever the reader has. */
export const isPlaceholder = (word: string) => /[A-Z]{2}|…/.test(word) && !/[a-z]/.test(word);

const programs = ['npm', 'node', 'docker', 'kubectl', 'rabbitmqctl', 'rabbitmq-diagnostics'];
const begins = new RegExp(`^(?:${programs.join('|')}) \\S`);

/** Commands in fenced blocks and in code among the words, each part of a pipe of its own; of the programs we look at. */
export function typedCommandsIn(page: string): TypedCommand[] {
  const commands: TypedCommand[] = [];
  let fenced = false;
  const lines = page.split('\n');
  lines.forEach((text, index) => {
    if (/^ *```/.test(text)) fenced = !fenced;
    else if (!fenced || !goesOn(lines[index - 1])) {
      const typed = fenced ? [wholeCommand(lines, index)] : codeIn(text);
      commands.push(...typed.flatMap(partsOf).map((words) => ({ line: index + 1, words })));
    }
  });
  return commands;
}

/** The next line of a block belongs to it. */
const goesOn = (line: string | undefined) => line?.endsWith('\\') === true;

function wholeCommand(lines: readonly string[], from: number): string {
  let text = lines[from]!.trim().replace(/^\$ /, '');
  for (let at = from + 1; text.endsWith('\\') && at < lines.length; at += 1)
    text = `${text.slice(0, -1).trim()} ${lines[at]!.trim()}`;
  return text;
}

const codeIn = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!.replaceAll('\\|', '|'));

const partsOf = (command: string): string[][] =>
  command
    .replace(/\s#\s.*$/, '')
    .split(/\s*(?:&&|\|\||[|;<>])\s*|\b(?:do|then)\s|[A-Z_]+=\S* /)
    .map((part) => part.replace(/^\$\(/, '').trim())
    .filter((part) => begins.test(part))
    .map((part) => part.split(/\s+/));
