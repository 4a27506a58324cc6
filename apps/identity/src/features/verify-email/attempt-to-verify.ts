import { Injectable } from '@nestjs/common';
import type { Stored } from '@secop/messaging';
import { attemptLimits, type RegistrationAttempt } from '../../domain/registration-attempt';
import { CountedLimits } from '../../infrastructure/counted-limits';
import { PasswordHasher } from '../../infrastructure/password-hasher';
import { MongoRegistrationAttempts } from '../../infrastructure/registration-attempts.mongo-repository';
import { digestOf } from '../../infrastructure/secrets';

const perCode = (name: string, most: number) => ({
  name,
  most,
  windowMs: attemptLimits.codeLivesMs,
});
/** For one address from one client network, and from everywhere. */
const otherBrowsers = perCode('verifications by a network', attemptLimits.tries);
const allOtherBrowsers = perCode('verifications', 10 * attemptLimits.tries);

export interface Presented {
  readonly email: string;
  readonly codeHashes: string[];
  readonly password: string | undefined;
  readonly holder: string | undefined;
  readonly network: string;
}

/** Whose attempt a code is typed for. */
@Injectable()
export class AttemptToVerify {
  constructor(
    private readonly attempts: MongoRegistrationAttempts,
    private readonly hasher: PasswordHasher,
    private readonly limits: CountedLimits,
  ) {}

  /**
   * The browser that started an attempt for this address verifies that one and no other: somebody else's code, sent
   * to the same address, must not end somebody else's registration here.
   */
  async find(presented: Presented): Promise<Stored<RegistrationAttempt> | undefined> {
    const { email, holder, password } = presented;
    const held = holder && (await this.attempts.heldBy(digestOf(holder), email));
    if (held) return held;
    return password === undefined ? undefined : this.byPassword({ ...presented, password });
  }

  /**
   * The code says which attempt it is, so that one password is checked however many attempts are open. Wrong codes
   * belong to no attempt: they are counted for the address, apart from the tries of the browsers that started one.
   */
  private async byPassword(presented: Presented & { password: string }) {
    const { email, codeHashes, password, network } = presented;
    const within = await this.withinTries(presented);
    const found = await this.attempts.withCode(email, codeHashes);
    const passwordHash = within ? found?.state.applicant.passwordHash : undefined;
    const proven = await this.hasher.matches(passwordHash, password, network);
    return proven ? found : undefined;
  }

  /** What one network may not try any more uses up nothing of what all may. */
  private async withinTries({ email, network }: Presented): Promise<boolean> {
    const { within } = await this.limits.take(otherBrowsers, `${email}\n${network}`);
    return within && (await this.limits.take(allOtherBrowsers, email)).within;
  }
}
