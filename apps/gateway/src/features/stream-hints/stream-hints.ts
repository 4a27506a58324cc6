import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import type { Response } from 'express';
import { config, type Config } from '../../config';
import { SessionTokens } from '../exchange-session/session-tokens';
import { begin, type EventStream } from './event-stream';
import { EventStreams } from './event-streams';

/** Checks in a row that identity may leave unanswered. */
const mostUnconfirmed = 3;

/** A stream of hints for a signed-in person, for as long as the session lives. */
@Injectable()
export class StreamHints {
  constructor(
    private readonly tokens: SessionTokens,
    private readonly streams: EventStreams,
    @Inject(config) private readonly config: Config,
  ) {}

  async open(session: string | undefined, response: Response): Promise<void> {
    const whose = await this.tokens.look(session);
    const stream = this.streams.open(response, whose);
    void this.watch(session, response, stream);
  }

  /** What opening would answer, without a stream. */
  async tryOut(session: string | undefined, response: Response): Promise<void> {
    await this.tokens.look(session);
    begin(response).end();
  }

  /** Sessions also end by themselves, and a revocation may be missed. */
  private async watch(
    session: string | undefined,
    response: Response,
    stream: EventStream,
  ): Promise<void> {
    const closed = new AbortController();
    response.once('close', () => closed.abort());
    for (let unconfirmed = 0; await this.interval(closed.signal);) {
      const refusal = await this.tokens.look(session).catch((error: unknown) => error);
      unconfirmed = refusal instanceof Error ? unconfirmed + 1 : 0;
      if (isSignedOut(refusal)) stream.end('session-ended');
      else if (unconfirmed >= mostUnconfirmed) stream.end('unconfirmed');
    }
  }

  /** False when the stream is closed before. */
  private interval(signal: AbortSignal): Promise<boolean> {
    const wait = this.config.EVENT_SESSION_CHECK_MS * (0.9 + Math.random() * 0.2);
    return pause(wait, true, { signal, ref: false }).catch(() => false);
  }
}

const isSignedOut = (refusal: unknown) =>
  refusal instanceof DomainError && refusal.code === 'session.required';
