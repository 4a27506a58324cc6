import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { ExpressAdapter } from '@nestjs/platform-express';
import { answerRefusedConnections } from './connection-refusals';

/** Express, with refusals of Node's own that say as much as ours, and connections that can be let go. */
export class HttpAdapter extends ExpressAdapter {
  private readonly connections = new Set<Socket>();

  override initHttpServer(): void {
    this.httpServer = createServer({ requireHostHeader: false }, this.getInstance());
    answerRefusedConnections(this.httpServer);
    this.httpServer.on('connection', (socket: Socket) => {
      this.connections.add(socket);
      socket.once('close', () => this.connections.delete(socket));
    });
  }

  /**
   * Ends connections over which nothing has come yet. Browsers and pools open some ahead, and Node takes them for busy:
   * a server that closes would wait for them.
   */
  closeSilentConnections(): void {
    for (const socket of this.connections) if (socket.bytesRead === 0) socket.destroy();
  }
}
