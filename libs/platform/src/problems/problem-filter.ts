import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { traceIdHeader } from '../host/trace';
import { RefusalCounts } from '../metrics/refusal-counts';
import { describeError } from './describe-error';
import { problemMediaType, problemOf, unexpectedProblem, type Problem } from './problem';
import { refusalOf } from './translate-error';

/** Every error leaves as a problem document; what nobody foresaw is logged and tells nothing. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  constructor(private readonly counts: RefusalCounts) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const occurrence = {
      instance: http.getRequest<Request>().originalUrl.split('?', 1)[0]!,
      traceId: String(response.getHeader(traceIdHeader) ?? ''),
    };
    const refusal = refusalOf(error);
    this.counts.add(refusal?.code ?? 'internal.error');
    if (!refusal) this.logger.error({ error: describeError(error) });
    else if (refusal.kind === 'unavailable') this.logger.warn({ code: refusal.code });
    sendProblem(response, refusal ? problemOf(refusal, occurrence) : unexpectedProblem(occurrence));
  }
}

export function sendProblem(response: Response, { status, headers, body }: Problem): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response
    .status(status)
    .set({ 'cache-control': 'no-store', ...headers })
    .type(problemMediaType)
    .send(JSON.stringify(body));
}
