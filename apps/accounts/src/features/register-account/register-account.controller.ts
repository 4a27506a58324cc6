import { Controller, Post } from '@nestjs/common';
import { registerAccountBody } from '@secop/contracts';
import type { Command } from '@secop/messaging';
import { CurrentUser, JsonBody, PersonCommand, withVersion, type Principal } from '@secop/platform';
import type { Registration } from '../../domain/account/registration';
import { RegisterAccount } from './register-account';

@Controller('accounts')
export class RegisterAccountController {
  constructor(private readonly register: RegisterAccount) {}

  @Post()
  async create(
    @JsonBody(registerAccountBody) registration: Registration,
    @PersonCommand() command: Command,
    @CurrentUser() { userId }: Principal,
  ) {
    const { answer } = await this.register.execute(command, registration, userId);
    return withVersion(answer!.body, answer!.version);
  }
}
