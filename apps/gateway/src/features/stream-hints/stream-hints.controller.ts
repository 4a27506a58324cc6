import { Controller, Get, Head, Res } from '@nestjs/common';
import { Public } from '@secop/platform';
import type { Response } from 'express';
import { Session } from '../exchange-session/cookies';
import { StreamHints } from './stream-hints';

@Public()
@Controller('api/v1/events')
export class StreamHintsController {
  constructor(private readonly streamHints: StreamHints) {}

  @Head()
  tryOut(@Session() session: string | undefined, @Res() response: Response): Promise<void> {
    return this.streamHints.tryOut(session, response);
  }

  @Get()
  open(@Session() session: string | undefined, @Res() response: Response): Promise<void> {
    return this.streamHints.open(session, response);
  }
}
