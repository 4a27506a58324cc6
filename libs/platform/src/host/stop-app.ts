import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { HostConfig } from '../config/base-config';
import { Readiness } from '../health/readiness';
import type { HttpAdapter } from './http-adapter';

/**
 * Not ready, and every answer says that it is the last on its connection → wait, in which those who keep connections
 * leave and idle ones end by themselves (5 s, which the other side knows) → no new requests → running ones end, up to
 * the deadline → Nest closes the rest in its own order (consumers drain, last pass of the relay, confirms, channels,
 * connections, store).
 */
export async function stopApp(app: NestExpressApplication, config: HostConfig): Promise<void> {
  const server = app.getHttpServer();
  app.get(Readiness).stop();
  server.prependListener('request', (_: IncomingMessage, answer: ServerResponse) => {
    answer.shouldKeepAlive = false;
  });
  await wait(config.SHUTDOWN_WAIT_MS);
  const cutOff = setTimeout(() => server.closeAllConnections(), config.SHUTDOWN_DEADLINE_MS);
  server.close();
  server.closeIdleConnections();
  (app.getHttpAdapter() as HttpAdapter).closeSilentConnections();
  try {
    await app.close();
  } finally {
    clearTimeout(cutOff);
  }
}
