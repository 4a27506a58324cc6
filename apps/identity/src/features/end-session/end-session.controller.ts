import { Controller, Delete, HttpCode, Param, Res } from '@nestjs/common';
import { CurrentUser, PersonCommand, type Principal } from '@secop/platform';
import type { Command } from '@secop/messaging';
import type { Response } from 'express';
import { clearSession } from '../session-header';
import { EndSession } from './end-session';

@Controller('sessions')
export class EndSessionController {
  constructor(private readonly endSession: EndSession) {}

  @Delete('current')
  @HttpCode(204)
  async signOut(
    @CurrentUser() { userId, sessionId }: Principal,
    @PersonCommand() command: Command,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    clearSession(response);
    await this.endSession.signOut(sessionId, userId, command);
  }

  @Delete(':id')
  @HttpCode(204)
  async end(
    @Param('id') id: string,
    @CurrentUser() { userId, sessionId }: Principal,
    @PersonCommand() command: Command,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.endSession.execute(id, userId, command);
    if (id === sessionId) clearSession(response);
  }
}
