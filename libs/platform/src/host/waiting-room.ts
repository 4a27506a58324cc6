import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { DomainError } from '@secop/contracts';
import { startTrace, traceIdOf } from '@secop/messaging';
import type { HostConfig } from '../config/base-config';
import type { FailedCheck } from '../health/readiness';
import { problemMediaType, problemOf } from '../problems/problem';
import { traceIdHeader } from './trace';

/** Answers the probes of a process that cannot start yet: alive, and not ready, with the reasons. */
export class WaitingRoom {
  private constructor(private readonly server: Server) {}

  static async open(
    { HOST, PORT }: Pick<HostConfig, 'HOST' | 'PORT'>,
    checks: () => readonly FailedCheck[],
  ): Promise<WaitingRoom> {
    const server = createServer((request, response) => answer(request, response, checks()));
    await once(server.listen(PORT, HOST), 'listening');
    return new WaitingRoom(server);
  }

  /** The port is free when it resolves. */
  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}

function answer(
  { url = '/' }: IncomingMessage,
  response: ServerResponse,
  checks: readonly FailedCheck[],
): void {
  response.setHeader('cache-control', 'no-store').setHeader('connection', 'close');
  if (url === '/livez') {
    response.setHeader('content-type', 'application/json').end('{"status":"alive"}');
    return;
  }
  const traceId = traceIdOf(startTrace());
  const { status, headers, body } = problemOf(
    new DomainError('unavailable', 'dependency.unavailable'),
    { instance: url.split('?', 1)[0]!, traceId },
  );
  response
    .writeHead(status, { ...headers, 'content-type': problemMediaType, [traceIdHeader]: traceId })
    .end(JSON.stringify(url === '/readyz' ? { ...body, checks } : body));
}
