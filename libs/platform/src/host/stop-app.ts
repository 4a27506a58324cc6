import { setTimeout as wait } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { HostConfig } from '../config/base-config';
import { Readiness } from '../health/readiness';

/**
 * Not ready → short wait → no new requests → running ones end, up to the deadline → Nest closes the rest in its
 * own order (consumers drain, last pass of the relay, confirms, channels, connections, store).
 */
export async function stopApp(app: NestExpressApplication, config: HostConfig): Promise<void> {
  app.get(Readiness).stop();
  await wait(config.SHUTDOWN_WAIT_MS);
  const server = app.getHttpServer();
  const cutOff = setTimeout(() => server.closeAllConnections(), config.SHUTDOWN_DEADLINE_MS);
  server.close();
  server.closeIdleConnections();
  try {
    await app.close();
  } finally {
    clearTimeout(cutOff);
  }
}
