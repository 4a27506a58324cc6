import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { happened, PasswordResetRequestedV1 } from '@secop/contracts';
import { requestReset } from '../../domain/password-reset';
import { contactOf } from '../../domain/user';
import { MailLimits } from '../../infrastructure/mail-limits';
import { MongoPasswordResets } from '../../infrastructure/password-resets.mongo-repository';
import { Sealer } from '../../infrastructure/sealer';
import { digestOf, freshCommand, newSecret } from '../../infrastructure/secrets';
import { MongoUsers } from '../../infrastructure/users.mongo-repository';

/** Longer than asking takes: what little work differs does not show either. */
const answerAfterMs = 250;

/** Whether or not the address is known, the same is done and answered: only the mail tells. */
@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly limits: MailLimits,
    private readonly users: MongoUsers,
    private readonly resets: MongoPasswordResets,
    private readonly sealer: Sealer,
  ) {}

  async execute(email: string, network: string): Promise<void> {
    await this.limits.admit(network);
    await Promise.all([this.request(email, network), wait(answerAfterMs)]);
  }

  private async request(email: string, network: string): Promise<void> {
    const token = newSecret();
    const user = await this.users.activeWith(email);
    const contact = user ? contactOf(user.state) : { email, firstNames: '', lastNames: '' };
    const sealed = await this.sealer.seal('mail-wanted', { ...contact, token });
    if (!(await this.limits.withinShare(email, network))) return;
    await this.resets.create(randomUUID(), freshCommand(), (now) => {
      const state = requestReset({ tokenHash: digestOf(token), user }, now);
      const data = { sealed, expiresAt: state.expiresAt.toISOString() };
      return { state, events: user ? [happened(PasswordResetRequestedV1, data)] : [] };
    });
  }
}
