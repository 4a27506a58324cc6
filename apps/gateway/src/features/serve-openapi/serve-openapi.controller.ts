import { Controller, Get, Header } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { Public } from '@secop/platform';
import { OpenapiDescription } from './openapi-description';

@Public()
@Controller('api/v1/openapi.json')
export class ServeOpenapiController {
  constructor(private readonly description: OpenapiDescription) {}

  @Get()
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', 'public, max-age=300')
  describe(): string {
    const { text } = this.description;
    if (text === undefined) throw new DomainError('not-found', 'route.not-found');
    return text;
  }
}
