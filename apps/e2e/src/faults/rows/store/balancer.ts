import { connect, createServer, type AddressInfo, type Server } from 'node:net';

/** Leads each connection to the next of some ports of this machine, in turn. */
export class Balancer {
  private turn = 0;

  private constructor(
    private readonly server: Server,
    private readonly ports: readonly number[],
  ) {}

  static async over(ports: readonly number[]): Promise<Balancer> {
    const server = createServer();
    const balancer = new Balancer(server, ports);
    server.on('connection', (client) => {
      const target = connect(balancer.next(), '127.0.0.1');
      client.on('error', () => target.destroy());
      target.on('error', () => client.destroy());
      client.pipe(target).pipe(client);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return balancer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Connections that stand go on. */
  close(): void {
    this.server.close();
  }

  private next(): number {
    this.turn = (this.turn + 1) % this.ports.length;
    return this.ports[this.turn] ?? 0;
  }
}
