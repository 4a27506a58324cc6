import { Controller, Get } from '@nestjs/common';
import { accessHistoryQuery } from '@secop/contracts';
import { StoreClock } from '@secop/messaging';
import { CurrentUser, datedPlaceIn, QueryOf, type Principal } from '@secop/platform';
import type { z } from 'zod';
import { historyAfter } from '../../domain/access-history';
import { MongoAccessHistory } from '../../infrastructure/access-history.mongo-repository';
import { answerOf } from './page';

@Controller()
export class ReadAccessHistoryController {
  constructor(
    private readonly history: MongoAccessHistory,
    private readonly clock: StoreClock,
  ) {}

  @Get('me/access-history')
  async read(
    @CurrentUser() { userId }: Principal,
    @QueryOf(accessHistoryQuery) { cursor, limit }: z.output<typeof accessHistoryQuery>,
  ) {
    const place = cursor === undefined ? undefined : datedPlaceIn(cursor);
    const entries = await this.history.of(userId);
    return answerOf(historyAfter(entries, this.clock.now(), place), limit);
  }
}
