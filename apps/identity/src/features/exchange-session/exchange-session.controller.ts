import { Controller, Post } from '@nestjs/common';
import { exchangeSessionBody, type exchangedToken } from '@secop/contracts';
import { FromGateway, JsonBody } from '@secop/platform';
import type { z } from 'zod';
import { ExchangeSession } from './exchange-session';

@Controller()
export class ExchangeSessionController {
  constructor(private readonly exchangeSession: ExchangeSession) {}

  @Post('internal/tokens')
  @FromGateway()
  exchange(
    @JsonBody(exchangeSessionBody) body: z.infer<typeof exchangeSessionBody>,
  ): Promise<z.infer<typeof exchangedToken>> {
    return this.exchangeSession.execute(body);
  }
}
