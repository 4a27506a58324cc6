import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

/** Answers the first request on every connection and keeps it open until the test, or a second request, closes it. */
export class ClosingServer {
  /** The requests, by connection. */
  readonly heard: string[][] = [];
  readonly open = new Set<Socket>();
  private held = Promise.resolve();
  private readonly server: Server = createServer((socket) => {
    const requests: string[] = [];
    this.heard.push(requests);
    this.open.add(socket);
    socket.on('close', () => this.open.delete(socket)).on('error', () => undefined);
    socket.setEncoding('latin1').on('data', (text: string) => {
      const count = requests.push(text);
      void this.held.then(() => {
        if (count <= this.answered) socket.write(answer);
        else if (this.reset) socket.resetAndDestroy();
        else socket.destroy();
      });
    });
  });

  private constructor(
    private readonly answered: number,
    private readonly reset: boolean,
  ) {}

  /** `answered`: requests per connection that get an answer; the next one closes it, abruptly if `reset`. */
  static async start({ answered = 1, reset = false } = {}): Promise<ClosingServer> {
    const closing = new ClosingServer(answered, reset);
    await new Promise<void>((resolve) => closing.server.listen(0, '127.0.0.1', resolve));
    return closing;
  }

  /** What comes from now on waits until the returned function is called. */
  hold(): () => void {
    let release!: () => void;
    this.held = new Promise((resolve) => (release = resolve));
    return release;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/things`;
  }

  stop(): void {
    this.server.close();
    for (const socket of this.open) socket.destroy();
  }
}
