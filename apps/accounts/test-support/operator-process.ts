import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestInfrastructure } from '@secop/testing';

const root = join(__dirname, '../../..');
const entry = join(root, 'apps/accounts/src/ops/main.ts');

export interface OperatorAnswer {
  /** -1: the process was killed. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Operator commands as they are typed: processes of their own with the service's environment. */
export class OperatorProcess {
  private readonly folder = mkdtempSync(join(tmpdir(), 'operator-'));

  /** `environment`: the caller's, for what a process needs of it. */
  constructor(
    private readonly infrastructure: TestInfrastructure,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  run(...words: string[]): Promise<OperatorAnswer> {
    return this.start([], words);
  }

  async json<T>(...words: string[]): Promise<T> {
    return JSON.parse((await this.run(...words, '--json')).out) as T;
  }

  /** Ends by SIGKILL as soon as it calls this method of a driver for the `count`th time, before anything is sent. */
  runKilledAt(module: string, method: string, count: number, ...words: string[]) {
    const preload = join(this.folder, 'kill.cjs');
    const [owner, name] = method.split('.') as [string, string];
    const of = JSON.stringify(join(root, 'node_modules', module));
    writeFileSync(
      preload,
      `const { ${owner} } = require(${of});
       const real = ${owner}.prototype.${name};
       let calls = 0;
       ${owner}.prototype.${name} = function (...given) {
         calls += 1;
         if (calls === ${count}) process.kill(process.pid, 'SIGKILL');
         return real.apply(this, given);
       };`,
    );
    return this.start(['-r', preload], words);
  }

  private start(preload: string[], words: string[]): Promise<OperatorAnswer> {
    const { mongodbUri, rabbitmqUrl, managementUrl } = this.infrastructure;
    const env = {
      PATH: this.environment['PATH'],
      HOME: this.environment['HOME'],
      PORT: '0',
      MONGODB_URI: mongodbUri,
      RABBITMQ_URL: rabbitmqUrl,
      RABBITMQ_MANAGEMENT_URL: managementUrl,
      IDENTITY_JWKS_URL: 'http://127.0.0.1:9/jwks',
    };
    const args = ['-r', '@swc-node/register', ...preload, entry, ...words];
    return new Promise((resolve) => {
      execFile(process.execPath, args, { cwd: root, env }, (error, out, err) => {
        const code = error ? (error.killed || error.signal ? -1 : Number(error.code)) : 0;
        resolve({ code, out, err });
      });
    });
  }
}
