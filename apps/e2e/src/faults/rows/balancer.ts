import { connect, createServer, type AddressInfo, type Server } from 'node:net';

/** Leads each connection to the next of some ports of this machine, in turn, as a Service of a cluster does. */
export class Balancer {
  private turn = 0;
  private readonly targets: Set<number>;

  private constructor(
    private readonly server: Server,
    ports: readonly number[],
  ) {
    this.targets = new Set(ports);
  }

  /** `at`: the port that it listens on itself; any unless given. */
  static async over(ports: readonly number[], at = 0): Promise<Balancer> {
    const server = createServer();
    const balancer = new Balancer(server, ports);
    server.on('connection', (client) => {
      const target = connect(balancer.next(), '127.0.0.1');
      client.on('error', () => target.destroy());
      target.on('error', () => client.destroy());
      client.pipe(target).pipe(client);
    });
    await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
    return balancer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  add(port: number): void {
    this.targets.add(port);
  }

  /** No new connection; those that stand go on. */
  remove(port: number): void {
    this.targets.delete(port);
  }

  /** Connections that stand go on. */
  close(): void {
    this.server.close();
  }

  private next(): number {
    this.turn = (this.turn + 1) % this.targets.size;
    return [...this.targets][this.turn] ?? 0;
  }
}
