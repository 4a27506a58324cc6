import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import { DomainError, type ProblemCode } from '@secop/contracts';
import { startTrace, traceIdOf } from '@secop/messaging';
import type { NextFunction, Request, Response } from 'express';
import { problemMediaType, problemOf } from '../problems/problem';
import { traceIdHeader } from './trace';

const logger = new Logger('Connection');

const codes: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request.too-slow',
  HPE_HEADER_OVERFLOW: 'request.headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'request.too-large',
};

/** What a client hears of an error of Node's HTTP parser. */
export const codeOfConnectionError = ({ code = '' }: { code?: string }): ProblemCode =>
  codes[code] ?? 'request.malformed';

/** What Node refuses by itself, before a request reaches the app, leaves as a problem document too. */
export function answerRefusedConnections(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code !== 'ECONNRESET' && isUnanswered(socket)) {
      const { status, headers, body } = refusal(codeOfConnectionError(error), '/');
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(
        `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`,
      );
    }
    socket.destroy(error);
  });
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '/').split('?', 1)[0]!;
    const { status, headers, body } = refusal('request.expectation-failed', path);
    response.writeHead(status, headers).end(body);
  });
}

/** RFC 9112, section 3.2. Node would refuse it with an empty answer. */
export function refuseMissingHost(request: Request, _: Response, next: NextFunction): void {
  if (request.httpVersion === '1.1' && request.headers.host === undefined) {
    throw new DomainError('malformed', 'request.malformed');
  }
  next();
}

/** Node's own condition: bytes of ours amid an answer that has begun would be taken for a part of it. */
function isUnanswered(socket: Socket & { _httpMessage?: ServerResponse | null }): boolean {
  return socket.writable && !socket._httpMessage?.headersSent;
}

function refusal(code: ProblemCode, instance: string) {
  const traceId = traceIdOf(startTrace());
  logger.log({ code, traceId });
  const problem = problemOf(new DomainError('malformed', code), { instance, traceId });
  const body = JSON.stringify(problem.body);
  return {
    status: problem.status,
    headers: {
      'content-type': problemMediaType,
      'content-length': String(Buffer.byteLength(body)),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      [traceIdHeader]: traceId,
      connection: 'close',
    },
    body,
  };
}
