import { Injectable } from '@nestjs/common';
import type { Stored } from '@secop/messaging';
import { attemptLimits, type RegistrationAttempt } from '../../domain/registration-attempt';
import { CountedLimits } from '../../infrastructure/counted-limits';
import { PasswordHasher } from '../../infrastructure/password-hasher';
import { MongoRegistrationAttempts } from '../../infrastructure/registration-attempts.mongo-repository';
import { digestOf } from '../../infrastructure/secrets';

const otherBrowsers = {
  name: 'verifications by other browsers',
  most: attemptLimits.tries,
  windowMs: attemptLimits.codeLivesMs,
};

export interface Presented {
  readonly email: string;
  readonly codeHashes: string[];
  readonly password?: string;
  readonly holder?: string;
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
  private async byPassword({ email, codeHashes, password }: Presented & { password: string }) {
    const { within } = await this.limits.take(otherBrowsers, email);
    const found = within ? await this.attempts.withCode(email, codeHashes) : undefined;
    const proven = await this.hasher.matches(found?.state.applicant.passwordHash, password);
    return proven ? found : undefined;
  }
}
