import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const repository = resolve(__dirname, '../..');

/** Where one command keeps what it knows about its run; git-ignored. `npm test` has its own inside `npm start`'s. */
export class RunFolder {
  readonly path: string;
  /** Stands for this folder in names on servers that others may use too; made once, by chance. */
  readonly key: string;

  constructor(path: string) {
    this.path = path;
    mkdirSync(this.logs, { recursive: true });
    this.key = keyIn(join(path, 'key'));
  }

  static ofStart = () => new RunFolder(join(repository, '.run'));
  static ofTest = () => new RunFolder(join(repository, '.run/test'));

  get logs() {
    return join(this.path, 'logs');
  }
  get data() {
    return join(this.path, 'data');
  }
  get records() {
    return join(this.path, 'processes');
  }
  get system() {
    return join(this.path, 'system.json');
  }
  get secrets() {
    return join(this.path, 'secrets.json');
  }
  get commandLock() {
    return join(this.path, 'command.lock');
  }
  log(name: string) {
    return join(this.logs, `${name}.log`);
  }
  record(name: string) {
    return join(this.records, `${name}.json`);
  }
}

function keyIn(file: string): string {
  try {
    writeFileSync(file, randomBytes(4).toString('hex'), { flag: 'wx' });
  } catch {
    // It has been made before.
  }
  return readFileSync(file, 'utf8');
}
