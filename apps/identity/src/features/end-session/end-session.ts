import { Injectable } from '@nestjs/common';
import { DomainError, happened, SessionRevokedV1 } from '@secop/contracts';
import type { Command, Stored } from '@secop/messaging';
import {
  endSession,
  isLive,
  sessionLimits,
  type Session,
  type SessionEnding,
} from '../../domain/session';
import { MongoAccessHistory } from '../../infrastructure/access-history.mongo-repository';
import { MongoSessions } from '../../infrastructure/sessions.mongo-repository';

@Injectable()
export class EndSession {
  constructor(
    private readonly sessions: MongoSessions,
    private readonly history: MongoAccessHistory,
  ) {}

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
    for (;;) {
      const sessions = await this.sessions.liveOf(userId);
      if (!(await this.endEach(sessions, 'user-closed', command))) return;
    }
  }

  /** Every session that was opened with a password that is not this one. */
  async endOfEarlierPasswords(
    userId: string,
    passwordVersion: number,
    command: Command,
  ): Promise<void> {
    for (;;) {
      const sessions = await this.sessions.liveOf(userId, { openedWithout: passwordVersion });
      if (!(await this.endEach(sessions, 'password-changed', command))) return;
    }
  }

  /** The oldest ones of a user who has more than anybody needs. */
  async endSurplus(userId: string, command: Command): Promise<void> {
    const surplus = await this.sessions.liveOf(userId, { skipped: sessionLimits.perUser });
    await this.endEach(surplus, 'too-many', command);
  }

  /** False when none was left to end. */
  private async endEach(
    sessions: readonly Stored<Session>[],
    reason: SessionEnding,
    command: Command,
  ): Promise<boolean> {
    let ended = false;
    for (const { id, state } of sessions) {
      ended = (await this.end(id, state.userId, reason, command)) || ended;
    }
    return ended;
  }

  private async end(
    id: string,
    userId: string,
    reason: SessionEnding,
    command: Command,
  ): Promise<boolean> {
    const { answer, state } = await this.sessions.createOrUpdate(id, command, (session, now) => {
      if (session?.userId !== userId || !isLive(session, now)) {
        return { unchanged: true, answer: false };
      }
      return {
        state: endSession(session, reason, now),
        events: [happened(SessionRevokedV1, { sessionId: id, userId, reason })],
        answer: true,
      };
    });
    if (answer !== true) return false;
    await this.history.record(userId, { what: 'session-ended', device: state.device, reason });
    return true;
  }
}
