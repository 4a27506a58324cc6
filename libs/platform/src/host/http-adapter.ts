import { createServer } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';
import { answerRefusedConnections } from './connection-refusals';

/** Express, with refusals of Node's own that say as much as ours. */
export class HttpAdapter extends ExpressAdapter {
  override initHttpServer(): void {
    this.httpServer = createServer({ requireHostHeader: false }, this.getInstance());
    answerRefusedConnections(this.httpServer);
  }
}
