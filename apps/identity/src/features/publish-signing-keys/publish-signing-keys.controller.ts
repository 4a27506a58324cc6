import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '@secop/platform';
import { SigningKeys } from '../../infrastructure/signing-keys';

@Controller()
export class PublishSigningKeysController {
  constructor(private readonly keys: SigningKeys) {}

  @Get('.well-known/jwks.json')
  @Public()
  @Header('cache-control', 'public, max-age=60')
  publish() {
    return this.keys.publicKeys();
  }
}
