import { Injectable } from '@nestjs/common';
import { DomainError, happened, SessionRevokedV1 } from '@secop/contracts';
import type { Command } from '@secop/messaging';
import { endSession, isLive, type SessionEnding } from '../../domain/session';
import { MongoSessions } from '../../infrastructure/sessions.mongo-repository';

@Injectable()
export class EndSession {
  constructor(private readonly sessions: MongoSessions) {}

  /** Another person's session and one that is over answer alike. */
  async execute(id: string, userId: string, command: Command): Promise<void> {
    const ended = await this.end(id, userId, 'ended-by-user', command);
    if (!ended) throw new DomainError('not-found', 'session.not-found');
  }

  /** Signing out of a session that is over already is no error. */
  async signOut(id: string, userId: string, command: Command): Promise<void> {
    await this.end(id, userId, 'signed-out', command);
  }

  /** Every session of a user who was closed. */
  async endAll(userId: string, command: Command): Promise<void> {
    for (const { id } of await this.sessions.liveOf(userId)) {
      await this.end(id, userId, 'user-closed', command);
    }
  }

  private async end(
    id: string,
    userId: string,
    reason: SessionEnding,
    command: Command,
  ): Promise<boolean> {
    const { answer } = await this.sessions.createOrUpdate(id, command, (session, now) => {
      if (session?.userId !== userId || !isLive(session, now)) {
        return { unchanged: true, answer: false };
      }
      return {
        state: endSession(session, reason, now),
        events: [happened(SessionRevokedV1, { sessionId: id, userId, reason })],
        answer: true,
      };
    });
    return answer === true;
  }
}
