import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Variables of a service as a mounted Secret holds them: a file each, replaced whole when it is rotated. */
export class SecretFiles {
  private readonly folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  private readonly names: string[] = [];

  constructor(values: Readonly<Record<string, string>>) {
    for (const [name, value] of Object.entries(values)) {
      this.names.push(name);
      this.rotate(name, value);
    }
  }

  /** `X_FILE` for each of them. */
  get environment(): Record<string, string> {
    return Object.fromEntries(this.names.map((name) => [`${name}_FILE`, join(this.folder, name)]));
  }

  rotate(name: string, value: string): void {
    const file = join(this.folder, name);
    writeFileSync(`${file}.new`, value, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
