import { Injectable } from '@nestjs/common';

/** What keeps this part from working, in words without values; empty when nothing does. Throwing counts as "failed". */
export type ReadinessCheck = () => readonly string[] | Promise<readonly string[]>;

export interface FailedCheck {
  readonly name: string;
  readonly problems: readonly string[];
}

export interface ReadinessState {
  /** Whether this process should be given work. */
  readonly ready: boolean;
  /** What fails, also where it does not keep work away. */
  readonly checks: readonly FailedCheck[];
}

interface Registered {
  readonly name: string;
  readonly check: ReadinessCheck;
  keepsWorkAway: boolean;
  readonly untilWell: boolean;
}

const patience = 2_000;

/** Whether this process should be given work. */
@Injectable()
export class Readiness {
  private readonly registered: Registered[] = [];
  private isStopping = false;

  get stopping(): boolean {
    return this.isStopping;
  }

  /**
   * `untilWell`: keeps work away until it has passed once, and is only told when it fails later. For what a process can
   * do without for a while: if it kept work away, all replicas would leave at once.
   */
  register(name: string, check: ReadinessCheck, { untilWell = false } = {}): void {
    this.registered.push({ name, check, untilWell, keepsWorkAway: true });
  }

  /** From here on never ready again. */
  stop(): void {
    this.isStopping = true;
  }

  async look(): Promise<ReadinessState> {
    if (this.isStopping) {
      return { ready: false, checks: [{ name: 'process', problems: ['stopping'] }] };
    }
    const outcomes = await Promise.all(
      this.registered.map(async (registered) => {
        const problems = await outcomeOf(registered.check);
        if (problems.length === 0 && registered.untilWell) registered.keepsWorkAway = false;
        return { registered, problems };
      }),
    );
    const failed = outcomes.filter(({ problems }) => problems.length > 0);
    return {
      ready: !failed.some(({ registered }) => registered.keepsWorkAway),
      checks: failed.map(({ registered: { name }, problems }) => ({ name, problems })),
    };
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
