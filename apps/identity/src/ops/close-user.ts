import { Injectable } from '@nestjs/common';
import { DomainError, happened, UserClosedV1 } from '@secop/contracts';
import type { Command } from '@secop/messaging';
import { OperatorAudit } from '@secop/platform';
import { closeUser } from '../domain/user';
import { EndSession } from '../features/end-session/end-session';
import { MongoUsers } from '../infrastructure/users.mongo-repository';

@Injectable()
export class CloseUser {
  constructor(
    private readonly users: MongoUsers,
    private readonly endSession: EndSession,
    private readonly audit: OperatorAudit,
  ) {}

  /** Safe to run again: a closed user stays as it is, and the sessions that are left end. */
  async execute(userId: string, reason: string, operator: string): Promise<{ userId: string }> {
    await this.audit.record({ operator, act: 'close-user', userId, reason });
    const command: Command = { key: `closing of ${userId}`, hash: '', by: 'machine' };
    await this.users.createOrUpdate(userId, command, (user, now) => {
      if (!user) throw new DomainError('not-found', 'user.not-found');
      if (user.status === 'closed') return { unchanged: true };
      return {
        state: closeUser(user, `operator:${operator}`, reason, now),
        events: [happened(UserClosedV1, { userId, reason })],
      };
    });
    await this.endSession.endAll(userId, command);
    return { userId };
  }

  /** Refuses what `execute` would refuse; writes nothing. */
  async rehearse(userId: string): Promise<{ userId: string }> {
    if (!(await this.users.find(userId))) throw new DomainError('not-found', 'user.not-found');
    return { userId };
  }
}
