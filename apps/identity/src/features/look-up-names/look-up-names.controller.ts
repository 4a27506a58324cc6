import { Controller, HttpCode, Post } from '@nestjs/common';
import { userNamesBody, type userNames } from '@secop/contracts';
import { FromGateway, JsonBody } from '@secop/platform';
import type { z } from 'zod';
import { lastFour } from '../../domain/user';
import { MongoUsers } from '../../infrastructure/users.mongo-repository';

/** Names for a screen that the gateway composes; the gateway decides who may see them. */
@Controller()
export class LookUpNamesController {
  constructor(private readonly users: MongoUsers) {}

  @Post('internal/users/names')
  @FromGateway()
  @HttpCode(200)
  async lookUp(
    @JsonBody(userNamesBody) { userIds }: z.infer<typeof userNamesBody>,
  ): Promise<z.infer<typeof userNames>> {
    const users = await this.users.withIds(userIds);
    return {
      users: users.map(({ id, state }) => ({
        userId: id,
        firstNames: state.firstNames,
        lastNames: state.lastNames,
        email: state.email,
        documentType: state.documentType,
        documentLastFour: lastFour(state.documentNumber),
      })),
    };
  }
}
