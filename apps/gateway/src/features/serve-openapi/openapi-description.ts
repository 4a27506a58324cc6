import { existsSync, readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { config, type Config } from '../../config';

/** The description of the public API as it was generated and committed; undefined in an image without it. */
@Injectable()
export class OpenapiDescription {
  readonly text: string | undefined;

  constructor(@Inject(config) { OPENAPI_FILE }: Config) {
    this.text = existsSync(OPENAPI_FILE) ? readFileSync(OPENAPI_FILE, 'utf8') : undefined;
  }
}
