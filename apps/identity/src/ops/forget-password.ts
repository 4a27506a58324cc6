import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { OperatorAudit } from '@secop/platform';
import { changePassword, passwordVersionOf } from '../domain/user';
import { EndSession } from '../features/end-session/end-session';
import { PasswordHasher } from '../infrastructure/password-hasher';
import { newSecret } from '../infrastructure/secrets';
import { MongoUsers } from '../infrastructure/users.mongo-repository';

@Injectable()
export class ForgetPassword {
  constructor(
    private readonly users: MongoUsers,
    private readonly hasher: PasswordHasher,
    private readonly endSession: EndSession,
    private readonly audit: OperatorAudit,
  ) {}

  /** Nobody knows the password any more, and what it opened is closed: the person asks for a link. */
  async execute(userId: string, reason: string, operator: string): Promise<{ userId: string }> {
    await this.audit.record({ operator, act: 'forget-password', userId, reason });
    const passwordHash = await this.hasher.hash(newSecret(), 'operator');
    const command = { key: `forgotten ${randomUUID()}`, hash: '', by: 'machine' } as const;
    const { answer = 0 } = await this.users.createOrUpdate(userId, command, (user) => {
      if (user?.status !== 'active') throw new DomainError('not-found', 'user.not-found');
      const state = changePassword(user, passwordHash);
      return { state, events: [], answer: passwordVersionOf(state) };
    });
    await this.endSession.endOfEarlierPasswords(userId, answer, command);
    return { userId };
  }

  /** Refuses what `execute` would refuse; writes nothing. */
  async rehearse(userId: string): Promise<{ userId: string }> {
    const user = await this.users.find(userId);
    if (user?.state.status !== 'active') throw new DomainError('not-found', 'user.not-found');
    return { userId };
  }
}
