import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessName } from './world';

/** The wall clock of each process, which can be set wrong while it runs. */
export class Clocks {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  environment(process: string): Readonly<Record<string, string>> {
    return { SECOP_CLOCK: this.fileOf(process) };
  }

  /** What Node must load first. */
  static readonly preload = join(__dirname, 'clock.cjs');

  /** From about now on, that clock is so many milliseconds ahead, or behind. */
  shift(process: ProcessName, milliseconds: number): void {
    writeFileSync(this.fileOf(process), String(milliseconds));
  }

  right(): void {
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
  }

  private fileOf(process: string): string {
    return join(this.folder, process);
  }
}
