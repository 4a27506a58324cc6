import { readFileSync } from 'node:fs';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { Public } from '@secop/platform';
import { config, type Config } from '../../config';

/** The description of the public API, as it was generated and committed. */
@Public()
@Controller('api/v1/openapi.json')
export class ServeOpenapiController {
  private readonly description: string | undefined;

  constructor(@Inject(config) { OPENAPI_FILE }: Config) {
    try {
      this.description = readFileSync(OPENAPI_FILE, 'utf8');
    } catch {
      this.description = undefined;
    }
  }

  @Get()
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', 'public, max-age=300')
  describe(): string {
    if (this.description === undefined) throw new DomainError('not-found', 'route.not-found');
    return this.description;
  }
}
