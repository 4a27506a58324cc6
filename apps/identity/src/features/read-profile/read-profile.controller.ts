import { Controller, Get } from '@nestjs/common';
import { CurrentUser, withVersion, type Principal } from '@secop/platform';
import { assertActive } from '../../domain/user';
import { MongoUsers } from '../../infrastructure/users.mongo-repository';
import { userViewOf } from './user-view';

@Controller()
export class ReadProfileController {
  constructor(private readonly users: MongoUsers) {}

  @Get('me')
  async read(@CurrentUser() { userId }: Principal) {
    const user = await this.users.find(userId);
    assertActive(user?.state);
    return withVersion(userViewOf(user), user.version);
  }
}
