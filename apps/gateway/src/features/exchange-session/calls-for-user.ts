import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { bodyIn, problemIn, refusalIn } from '../../infrastructure/answers';
import { Upstream, type Answer, type Call, type Service } from '../../infrastructure/upstream';
import { SessionTokens } from './session-tokens';

/** Calls to services on behalf of a session's user. */
@Injectable()
export class CallsForUser {
  constructor(
    private readonly upstream: Upstream,
    private readonly tokens: SessionTokens,
  ) {}

  /** A refused token means that nothing was done, so a fresh one is tried, once. */
  async call(session: string | undefined, service: Service, call: Call): Promise<Answer> {
    const answer = await this.callOnce(session, service, call);
    if (session === undefined || !isTokenRefused(answer)) return answer;
    this.tokens.forget(session);
    const again = await this.callOnce(session, service, call);
    if (isTokenRefused(again)) throw this.upstream.unavailable(service, 'it refuses our tokens');
    return again;
  }

  /** The parsed answer of a GET, or the service's refusal as a DomainError. */
  async read<Schema extends z.ZodType>(
    session: string | undefined,
    service: Service,
    path: string,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    const answer = await this.call(session, service, { method: 'GET', path });
    if (answer.status !== 200) throw refusalIn(answer);
    const read = bodyIn(answer, schema);
    if (read === undefined) throw this.upstream.unavailable(service, 'an answer of another shape');
    return read;
  }

  private async callOnce(session: string | undefined, service: Service, call: Call) {
    const { token } = await this.tokens.for(session, service);
    return this.upstream.call(service, token, call);
  }
}

const isTokenRefused = (answer: Answer) =>
  answer.status === 401 && problemIn(answer)?.code === 'token.refused';
