import { Injectable } from '@nestjs/common';
import { happened, PasswordChangedV1, type completePasswordResetBody } from '@secop/contracts';
import { StoreClock } from '@secop/messaging';
import type { z } from 'zod';
import { acceptablePassword } from '../../domain/password-rule';
import { assertOpens, resetRefused } from '../../domain/password-reset';
import { changePassword, passwordVersionOf } from '../../domain/user';
import { MongoAccessHistory } from '../../infrastructure/access-history.mongo-repository';
import { passwordBlocklist } from '../../infrastructure/password-blocklist';
import { PasswordHasher } from '../../infrastructure/password-hasher';
import { MongoPasswordResets } from '../../infrastructure/password-resets.mongo-repository';
import { digestOf, freshCommand } from '../../infrastructure/secrets';
import { MongoUsers } from '../../infrastructure/users.mongo-repository';
import { EndSession } from '../end-session/end-session';

/** A password that is refused leaves the link as good as it was. */
@Injectable()
export class CompletePasswordReset {
  constructor(
    private readonly resets: MongoPasswordResets,
    private readonly users: MongoUsers,
    private readonly hasher: PasswordHasher,
    private readonly endSession: EndSession,
    private readonly history: MongoAccessHistory,
    private readonly clock: StoreClock,
  ) {}

  async execute(
    { token, password: typed }: z.output<typeof completePasswordResetBody>,
    { device, network }: { device: string; network: string },
  ): Promise<void> {
    const reset = (await this.resets.withToken(digestOf(token)))?.state;
    if (!reset?.userId) throw resetRefused();
    const { userId } = reset;
    const user = (await this.users.find(userId))?.state;
    assertOpens(reset, user, this.clock.now());

    const { firstNames, lastNames, documentNumber, email } = user;
    const ownWords = [firstNames, lastNames, documentNumber, email];
    const password = acceptablePassword(typed, { ownWords, blocklist: passwordBlocklist });
    const passwordHash = await this.hasher.hash(password, network);

    const command = freshCommand();
    await this.users.update(userId, command, (present, now) => {
      assertOpens(reset, present, now);
      const events = [happened(PasswordChangedV1, { userId })];
      return { state: changePassword(present, passwordHash), events };
    });
    await this.endSession.endOfEarlierPasswords(userId, passwordVersionOf(user) + 1, command);
    await this.history.record(userId, { what: 'password-changed', device });
  }
}
