import { Injectable } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { OperatorAudit } from '@secop/platform';
import { MongoUsers } from '../infrastructure/users.mongo-repository';

@Injectable()
export class FindUser {
  constructor(
    private readonly users: MongoUsers,
    private readonly audit: OperatorAudit,
  ) {}

  /** Looking somebody up is recorded too, found or not. */
  async execute(email: string, operator: string): Promise<{ userId: string }> {
    const user = await this.users.activeWith(email.trim().toLowerCase());
    await this.audit.record({ operator, act: 'find-user', userId: user?.id });
    if (!user) throw new DomainError('not-found', 'user.not-found');
    return { userId: user.id };
  }
}
