import { Controller, Get } from '@nestjs/common';
import { CurrentUser, type Principal } from '@secop/platform';
import { sessionExpiry } from '../../domain/session';
import { MongoSessions } from '../../infrastructure/sessions.mongo-repository';

@Controller()
export class ListSessionsController {
  constructor(private readonly sessions: MongoSessions) {}

  @Get('sessions')
  async list(@CurrentUser() { userId, sessionId }: Principal) {
    const sessions = await this.sessions.liveOf(userId);
    const items = sessions.map(({ id, state }) => ({
      id,
      startedAt: state.startedAt.toISOString(),
      lastSeenAt: state.lastSeenAt.toISOString(),
      expiresAt: sessionExpiry(state).toISOString(),
      current: id === sessionId,
      device: state.device,
    }));
    return { items, next: null };
  }
}
