import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** A signed or sealed token, wherever it comes from. */
const token = /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/;

/** Reads what was added to the logs since it looked last, and finds what must not stand there. */
export class LogScan {
  private readonly read = new Map<string, number>();

  constructor(private readonly folder: string) {}

  /** Names the file and the kind of what was found, never the thing itself. */
  exposed(secrets: ReadonlySet<string>): string[] {
    return this.fresh().flatMap(({ file, text }) => {
      const found = [...secrets].filter((secret) => secret.length > 3 && text.includes(secret));
      return [
        ...(found.length > 0 ? [`${file} holds ${found.length} of people's data`] : []),
        ...(token.test(text) ? [`${file} holds a token`] : []),
      ];
    });
  }

  private fresh(): { file: string; text: string }[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((file) => file.endsWith('.log'))
      .map((file) => ({ file, text: this.added(file) }));
  }

  private added(file: string): string {
    const descriptor = openSync(join(this.folder, file), 'r');
    try {
      const { size } = fstatSync(descriptor);
      const from = Math.min(this.read.get(file) ?? 0, size);
      const bytes = Buffer.alloc(size - from);
      readSync(descriptor, bytes, 0, bytes.length, from);
      this.read.set(file, size);
      return bytes.toString('utf8');
    } finally {
      closeSync(descriptor);
    }
  }
}
