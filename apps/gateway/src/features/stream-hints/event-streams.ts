import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DomainError, metrics as catalogue } from '@secop/contracts';
import { Metrics } from '@secop/platform';
import type { Response } from 'express';
import { config, type Config } from '../../config';
import type { UserToken } from '../exchange-session/token-cache';
import { EventStream } from './event-stream';
import type { Hint } from './hint';

/**
 * Of one browser, whose tabs share a stream (the second one is of a tab that takes over before we see the first one
 * end), and of all browsers of one person; the oldest stream makes room.
 */
const mostOfSession = 2;
const mostOfPerson = 30;

/** The open screens of this process. */
@Injectable()
export class EventStreams implements OnModuleDestroy {
  private readonly byUser = new Map<string, Set<EventStream>>();
  private count = 0;
  private stopping = false;

  constructor(
    @Inject(config) private readonly config: Config,
    metrics: Metrics,
  ) {
    metrics.read(catalogue.eventStreams, () => this.count);
  }

  get size(): number {
    return this.count;
  }

  /** Throws DomainError `service.overloaded` or `service.stopping`; a closed response gives a stream that is closed. */
  open(response: Response, { userId, sessionId }: UserToken): EventStream {
    if (this.stopping) throw new DomainError('unavailable', 'service.stopping');
    this.makeRoom(userId, sessionId);
    if (this.count >= this.config.EVENT_STREAMS) {
      throw new DomainError('unavailable', 'service.overloaded', { retryAfterSeconds: 30 });
    }
    const stream = new EventStream(response, userId, sessionId);
    if (response.destroyed) return stream;
    this.add(stream);
    const heartbeat = setInterval(() => stream.beat(), this.config.EVENT_HEARTBEAT_MS).unref();
    response.once('close', () => {
      clearInterval(heartbeat);
      this.remove(stream);
    });
    return stream;
  }

  tell({ to, kind, id }: Hint): void {
    for (const userId of new Set(to)) {
      for (const stream of this.byUser.get(userId) ?? []) stream.hint(kind, id);
    }
  }

  resync(): void {
    for (const stream of this.all()) stream.resync();
  }

  endSession(sessionId: string): void {
    for (const stream of this.all()) if (stream.sessionId === sessionId) this.end(stream);
  }

  /** Before Nest waits for the server's connections to end. */
  onModuleDestroy(): void {
    this.stopping = true;
    for (const stream of this.all()) stream.end('stopping');
  }

  private end(stream: EventStream, reason: 'session-ended' | 'replaced' = 'session-ended'): void {
    this.remove(stream);
    stream.end(reason);
  }

  private makeRoom(userId: string, sessionId: string): void {
    const own = [...(this.byUser.get(userId) ?? [])];
    const ofSession = own.filter((stream) => stream.sessionId === sessionId);
    const oldest =
      ofSession.length >= mostOfSession
        ? ofSession[0]
        : own.length >= mostOfPerson
          ? own[0]
          : undefined;
    if (oldest) this.end(oldest, 'replaced');
  }

  private *all(): Generator<EventStream> {
    for (const streams of [...this.byUser.values()]) yield* [...streams];
  }

  private add(stream: EventStream): void {
    const own = this.byUser.get(stream.userId) ?? new Set();
    this.byUser.set(stream.userId, own.add(stream));
    this.count += 1;
  }

  private remove(stream: EventStream): void {
    const own = this.byUser.get(stream.userId);
    if (!own?.delete(stream)) return;
    this.count -= 1;
    if (own.size === 0) this.byUser.delete(stream.userId);
  }
}
