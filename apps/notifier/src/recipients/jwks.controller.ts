import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '@secop/platform';
import { SealingKeys } from './sealing-keys';

/** Public keys that identity seals to. */
@Controller('.well-known')
export class JwksController {
  constructor(private readonly keys: SealingKeys) {}

  @Public()
  @Get('jwks.json')
  @Header('cache-control', 'public, max-age=300')
  jwks() {
    return this.keys.publicJwks();
  }
}
