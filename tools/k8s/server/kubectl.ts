import { spawnSync } from 'node:child_process';

export interface Answer {
  readonly ok: boolean;
  readonly stdout: string;
  /** Errors and warnings, a line each. */
  readonly said: readonly string[];
}

/** kubectl on one cluster. */
export class Kubectl {
  constructor(private readonly kubeconfig: string) {}

  run(args: readonly string[], input?: string): Answer {
    const { status, stdout, stderr, error } = spawnSync(
      'kubectl',
      ['--kubeconfig', this.kubeconfig, ...args],
      { encoding: 'utf8', input, maxBuffer: 1 << 26 },
    );
    if (error) throw new Error('kubectl is not on the path');
    return { ok: status === 0, stdout, said: stderr.split('\n').filter((line) => line !== '') };
  }

  /** Throws what kubectl says when it fails. */
  demand(args: readonly string[], input?: string): string {
    const { ok, stdout, said } = this.run(args, input);
    if (!ok) throw new Error(said.join('\n'));
    return stdout;
  }

  /** `apiVersion Kind` of everything that the server knows. */
  kinds(): Set<string> {
    const lines = this.demand(['api-resources', '--no-headers', '--cached=false'])
      .trim()
      .split('\n');
    return new Set(
      lines.map((line) => {
        const [kind, , apiVersion] = line.trim().split(/\s+/).reverse();
        return `${apiVersion} ${kind}`;
      }),
    );
  }
}
