import { Controller, Get, Param } from '@nestjs/common';
import { Public, withVersion } from '@secop/platform';
import { Session } from '../exchange-session/cookies';
import { IdentifierPipe } from '../proxy-request/identifier';
import { ShowAccessRequest } from './show-access-request';

@Public()
@Controller('api/v1/access-requests/:id')
export class ShowAccessRequestController {
  constructor(private readonly showAccessRequest: ShowAccessRequest) {}

  @Get()
  async show(@Session() session: string | undefined, @Param('id', IdentifierPipe) id: string) {
    const request = await this.showAccessRequest.execute(session, id);
    return withVersion(request, request.version);
  }
}
