import { Injectable } from '@nestjs/common';

/** What keeps this part from working, in words without values; empty when nothing does. Throwing counts as "failed". */
export type ReadinessCheck = () => readonly string[] | Promise<readonly string[]>;

export interface FailedCheck {
  readonly name: string;
  readonly problems: readonly string[];
}

const patience = 2_000;

/** Whether this process should be given work. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, ReadinessCheck>();
  private isStopping = false;

  get stopping(): boolean {
    return this.isStopping;
  }

  register(name: string, check: ReadinessCheck): void {
    this.checks.set(name, check);
  }

  /** From here on never ready again. */
  stop(): void {
    this.isStopping = true;
  }

  async failed(): Promise<readonly FailedCheck[]> {
    if (this.isStopping) return [{ name: 'process', problems: ['stopping'] }];
    const results = await Promise.all(
      [...this.checks].map(async ([name, check]) => ({ name, problems: await outcomeOf(check) })),
    );
    return results.filter(({ problems }) => problems.length > 0);
  }
}

async function outcomeOf(check: ReadinessCheck): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly string[]>((resolve) => {
    timer = setTimeout(() => resolve(['no answer in time']), patience);
  });
  try {
    return await Promise.race([Promise.resolve().then(check), late]);
  } catch {
    return ['failed'];
  } finally {
    clearTimeout(timer);
  }
}
