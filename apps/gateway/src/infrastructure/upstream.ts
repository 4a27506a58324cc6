import { Inject, Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@secop/contracts';
import { currentTrace } from '@secop/messaging';
import { config, type Config } from '../config';

export type Service = 'identity' | 'accounts' | 'access-requests';

export interface Call {
  readonly method: string;
  /** With the query, without `/api/v1`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Calls to one service at a time; a service that hangs must not fill our memory. */
const mostAtOnce = 500;

/** The services behind the gateway. Whatever is not an answer of theirs is `dependency.unavailable`. */
@Injectable()
export class Upstream {
  private readonly logger = new Logger(Upstream.name);
  private readonly addresses: Readonly<Record<Service, string>>;

  private readonly running = new Map<Service, number>();

  constructor(@Inject(config) private readonly config: Config) {
    this.addresses = {
      identity: config.IDENTITY_URL,
      accounts: config.ACCOUNTS_URL,
      'access-requests': config.ACCESS_REQUESTS_URL,
    };
  }

  async call(service: Service, token: string, call: Call): Promise<Answer> {
    const running = this.running.get(service) ?? 0;
    if (running >= mostAtOnce) throw new DomainError('unavailable', 'service.overloaded');
    this.running.set(service, running + 1);
    const answer = await this.fetch(service, token, call).finally(() =>
      this.running.set(service, (this.running.get(service) ?? 1) - 1),
    );
    if (isNoAnswer(answer)) throw this.unavailable(service, `status ${answer.status}`);
    return answer;
  }

  /** Logs why and makes the refusal. */
  unavailable(service: Service, reason: string): DomainError {
    this.logger.warn({ upstream: service, reason });
    return new DomainError('unavailable', 'dependency.unavailable');
  }

  private async fetch(service: Service, token: string, call: Call): Promise<Answer> {
    try {
      const response = await fetch(this.addresses[service] + call.path, {
        method: call.method,
        headers: {
          accept: 'application/json',
          ...call.headers,
          authorization: `Bearer ${token}`,
          traceparent: currentTrace().traceparent,
        },
        body: call.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(this.config.UPSTREAM_DEADLINE_MS),
      });
      const body = Buffer.from(await response.arrayBuffer());
      return { status: response.status, headers: response.headers, body };
    } catch (error) {
      throw this.unavailable(service, error instanceof Error ? error.name : 'unknown');
    }
  }
}

/** Redirections and bare server errors come from something between us and the service. */
function isNoAnswer({ status, headers }: Answer): boolean {
  if (status < 300) return false;
  return status < 400 || !headers.get('content-type')?.startsWith('application/problem+json');
}
