/** What a page tells somebody to type, and what it says that comes back. */
export interface Step {
  /** The headings above it, outermost first. */
  readonly sections: readonly string[];
  /** Of the page, counted from one. */
  readonly line: number;
  /** As it is typed: several lines where it goes on after a backslash or to the end of a here-document. */
  readonly command: string;
  /** `…` alone: any lines; `…` in a line: any text. */
  readonly output: readonly string[];
}

interface Block {
  readonly sections: readonly string[];
  /** Of its first line. */
  readonly line: number;
  readonly lines: readonly string[];
}

const prompt = '$ ';

/** The steps of a page in Markdown, in their order: lines of fenced blocks that begin with `$ `, and what follows each. */
export const stepsIn = (markdown: string): Step[] => blocksIn(markdown).flatMap(stepsOfBlock);

export const isIn = (section: string, { sections }: Step): boolean => sections.includes(section);

function blocksIn(markdown: string): Block[] {
  const blocks: Block[] = [];
  let sections: string[] = [];
  let open: { fence: string; indent: number; line: number; lines: string[] } | undefined;
  markdown.split('\n').forEach((text, index) => {
    const [, indent = '', fence] = /^( *)(`{3,})/.exec(text) ?? [];
    if (open && text.trim() === open.fence) {
      blocks.push({ sections, line: open.line, lines: open.lines });
      open = undefined;
    } else if (open) {
      open.lines.push(text.slice(Math.min(open.indent, text.search(/\S|$/))));
    } else if (fence) {
      open = { fence, indent: indent.length, line: index + 2, lines: [] };
    } else {
      const [, level, title] = /^(#+) +(.+?) *$/.exec(text) ?? [];
      if (level && title) sections = [...sections.slice(0, level.length - 1), title];
    }
  });
  return blocks;
}

function stepsOfBlock({ sections, line, lines }: Block): Step[] {
  const steps: Step[] = [];
  for (let at = lines.findIndex((text) => text.startsWith(prompt)); at >= 0 && at < lines.length;) {
    const command = commandAt(lines, at);
    const rest = lines.slice(at + command.length);
    const next = rest.findIndex((text) => text.startsWith(prompt));
    const output = next < 0 ? rest : rest.slice(0, next);
    steps.push({ sections, line: line + at, command: command.join('\n'), output });
    at += command.length + output.length;
  }
  return steps;
}

function commandAt(lines: readonly string[], at: number): string[] {
  const command = [lines[at]!.slice(prompt.length)];
  const hereDocument = /<<-?\s*['"]?(\w+)['"]?/.exec(command[0]!)?.[1];
  const goesOn = () =>
    hereDocument ? command.at(-1) !== hereDocument : command.at(-1)!.endsWith('\\');
  while (goesOn() && at + command.length < lines.length) command.push(lines[at + command.length]!);
  return command;
}
