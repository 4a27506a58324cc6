import { Inject, Injectable, Logger } from '@nestjs/common';
import { DomainError, metrics as catalogue } from '@secop/contracts';
import { currentTrace } from '@secop/messaging';
import { byLabel, CallFailed, callService, Metrics, type ServiceAnswer } from '@secop/platform';
import { config, type Config } from '../config';
import { headerIn } from './answers';

export type Service = 'identity' | 'accounts' | 'access-requests';

export interface Call {
  readonly method: string;
  /** With the query, without `/api/v1`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

export type Answer = ServiceAnswer;

/** The services behind the gateway. Whatever is not an answer of theirs is `dependency.unavailable`. */
@Injectable()
export class Upstream {
  private readonly logger = new Logger(Upstream.name);
  private readonly addresses: Readonly<Record<Service, string>>;

  private readonly running: Record<Service, number> = none();
  private readonly failures: Record<Service, number> = none();

  constructor(
    @Inject(config) private readonly config: Config,
    metrics: Metrics,
  ) {
    metrics.read(catalogue.upstreamCalls, () => byLabel('upstream', this.running));
    metrics.read(catalogue.upstreamFailures, () => byLabel('upstream', this.failures));
    this.addresses = {
      identity: config.IDENTITY_URL,
      accounts: config.ACCOUNTS_URL,
      'access-requests': config.ACCESS_REQUESTS_URL,
    };
  }

  async call(service: Service, token: string, call: Call): Promise<Answer> {
    if (this.running[service] >= this.config.UPSTREAM_CALLS)
      throw new DomainError('unavailable', 'service.overloaded');
    this.running[service] += 1;
    const answer = await this.answer(service, token, call).finally(
      () => (this.running[service] -= 1),
    );
    if (isNoAnswer(answer)) throw this.unavailable(service, `status ${answer.status}`);
    return answer;
  }

  /** Logs why and makes the refusal. */
  unavailable(service: Service, reason: string): DomainError {
    this.failures[service] += 1;
    this.logger.warn({ upstream: service, reason });
    return new DomainError('unavailable', 'dependency.unavailable');
  }

  private async answer(service: Service, token: string, call: Call): Promise<Answer> {
    try {
      return await callService({
        method: call.method,
        url: this.addresses[service] + call.path,
        headers: {
          accept: 'application/json',
          ...call.headers,
          authorization: `Bearer ${token}`,
          traceparent: currentTrace().traceparent,
        },
        body: call.body,
        deadline: this.config.UPSTREAM_DEADLINE_MS,
      });
    } catch (error) {
      throw this.unavailable(service, error instanceof CallFailed ? error.reason : 'unknown');
    }
  }
}

const none = (): Record<Service, number> => ({ identity: 0, accounts: 0, 'access-requests': 0 });

/** Redirections and bare server errors come from something between us and the service. */
function isNoAnswer(answer: Answer): boolean {
  if (answer.status < 300) return false;
  return (
    answer.status < 400 ||
    !headerIn(answer.headers, 'content-type')?.startsWith('application/problem+json')
  );
}
