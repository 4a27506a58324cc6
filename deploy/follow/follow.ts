import { differenceOf, shown } from './output';
import type { Answered, Shell } from './shell';
import type { Step } from './steps';

export interface Followed {
  readonly steps: number;
  readonly milliseconds: number;
}

/** What somebody who types it gets is not what the page says. */
export class PageDiffers extends Error {
  constructor(page: string, { line, command }: Step, what: readonly string[]) {
    super([`${page}:${line}  $ ${command}`, ...what].join('\n'));
  }
}

/** Types each step into the shell; throws `PageDiffers` at the first that does not answer as the page says. */
export async function follow(
  page: string,
  steps: readonly Step[],
  shell: Shell,
  { patience, say }: { readonly patience: number; readonly say: (line: string) => void },
): Promise<Followed> {
  let milliseconds = 0;
  for (const step of steps) {
    const answered = await shell.run(step.command, patience).catch((error: Error) => {
      throw new PageDiffers(page, step, [error.message]);
    });
    const differs = whatDiffers(step, answered);
    if (differs.length > 0) throw new PageDiffers(page, step, differs);
    milliseconds += answered.milliseconds;
    say(`${seconds(answered.milliseconds)}  $ ${step.command.split('\n', 1)[0]}`);
  }
  return { steps: steps.length, milliseconds };
}

function whatDiffers({ output }: Step, { text, code }: Answered): string[] {
  const came = shown(text);
  const difference = differenceOf(output, came);
  if (code === 0 && difference === undefined) return [];
  return [
    ...(code === 0 ? [] : [`exit code ${code}`]),
    ...(difference === undefined ? [] : [`the page says: ${difference}`]),
    'what came:',
    ...came.slice(-40).map((line) => `  ${line}`),
  ];
}

const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1).padStart(7)} s`;
