import type { Task } from './results';

const decoration = /\u001b\[[0-9;]*[A-Za-z]|\r/g;

/**
 * Reads what `nx run-many --output-style=static` prints: a heading per finished task, its output, and at the end the list of
 * failed ones.
 */
export class NxOutput {
  private readonly sections = new Map<string, string[]>();
  private readonly failed = new Set<string>();
  private section?: string[];
  private readingFailed = false;

  constructor(private readonly onTask: (task: string) => void) {}

  read(rawLine: string): void {
    const line = rawLine.replace(decoration, '');
    const heading = /^> nx run (\S+:\S+)/.exec(line);
    if (heading?.[1]) return this.begin(heading[1]);
    if (/^ NX {2,}/.test(line)) this.section = undefined;
    if (line.startsWith('Failed tasks:')) this.readingFailed = true;
    const failed = /^- (\S+:\S+)$/.exec(line);
    if (this.readingFailed && failed?.[1]) this.failed.add(failed[1]);
    this.section?.push(line);
  }

  tasks(): Task[] {
    const names = new Set([...this.sections.keys(), ...this.failed]);
    return [...names].map((name) => {
      const [project = '', target = ''] = name.split(':');
      const output = (this.sections.get(name) ?? []).join('\n').trim();
      return { project, target, failed: this.failed.has(name), output };
    });
  }

  private begin(task: string): void {
    this.section = [];
    this.sections.set(task, this.section);
    this.onTask(task);
  }
}
