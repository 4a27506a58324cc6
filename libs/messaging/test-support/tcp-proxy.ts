import { mongo } from 'mongoose';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Mode = 'pass' | 'refuse' | 'silent';

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
}

/** Stands between a client and a real server, and is as unreliable as a network on a bad day. */
export class TcpProxy {
  private readonly pairs = new Set<Pair>();
  private mode: Mode = 'pass';
  private cut: ((request: Buffer) => boolean) | undefined;
  private cuts = 0;
  private answer: { matches: (request: Buffer) => boolean; document: object } | undefined;
  private answered = 0;
  private held: (request: Buffer) => boolean = () => false;
  private beforeHeld: () => Promise<unknown> = () => Promise.resolve();

  private constructor(
    private readonly listener: Server,
    private readonly target: URL,
  ) {}

  static async before(targetUrl: string): Promise<TcpProxy> {
    const listener = createServer();
    const proxy = new TcpProxy(listener, new URL(targetUrl));
    listener.on('connection', (client) => proxy.accept(client));
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** The target's URL, through the proxy. */
  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${(this.listener.address() as AddressInfo).port}`;
    return url.toString();
  }

  /** Requests whose reply was cut off. */
  get cutReplies(): number {
    return this.cuts;
  }

  /** The first request that matches reaches the server, which answers; the answer and the connection are lost. */
  cutReplyOnce(matches: (request: Buffer) => boolean): void {
    this.cut = matches;
  }

  /** Requests that never reached the server. */
  get answers(): number {
    return this.answered;
  }

  /** The first request that matches gets this document for an answer, in MongoDB's protocol, and goes no further. */
  answerOnce(matches: (request: Buffer) => boolean, document: object): void {
    this.answer = { matches, document };
  }

  /** Something else happens before a request that matches goes on to the server. */
  beforeRequests(
    matches: (request: Buffer) => boolean,
    work: () => Promise<unknown> = () => Promise.resolve(),
  ): void {
    this.held = matches;
    this.beforeHeld = work;
  }

  /** Drops every connection and refuses new ones. */
  goDown(): void {
    this.mode = 'refuse';
    this.dropAll();
  }

  /** Keeps connections open, but nothing passes any more. */
  goSilent(): void {
    this.mode = 'silent';
  }

  comeBack(): void {
    if (this.mode === 'silent') this.dropAll();
    this.mode = 'pass';
  }

  async close(): Promise<void> {
    this.dropAll();
    await new Promise((resolve) => this.listener.close(resolve));
  }

  private dropAll(): void {
    for (const { client, server } of this.pairs) {
      client.destroy();
      server.destroy();
    }
  }

  private accept(client: Socket): void {
    client.on('error', () => undefined);
    if (this.mode === 'refuse') return void client.destroy();
    const server = connect(Number(this.target.port), this.target.hostname);
    server.on('error', () => undefined);
    const pair = { client, server };
    this.pairs.add(pair);
    let losesReply = false;
    client.on('data', (request) => {
      if (this.mode === 'silent') return;
      if (this.answer?.matches(request)) {
        client.write(replyTo(request, this.answer.document));
        this.answer = undefined;
        this.answered += 1;
        return;
      }
      if (this.cut?.(request)) {
        losesReply = true;
        this.cut = undefined;
      }
      const first = this.held(request) ? this.beforeHeld() : undefined;
      if (first) void first.finally(() => server.write(request));
      else server.write(request);
    });
    server.on('data', (reply) => {
      if (this.mode === 'silent') return;
      if (!losesReply) return void client.write(reply);
      this.cuts += 1;
      client.destroy();
    });
    const end = () => {
      this.pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    client.on('close', end);
    server.on('close', end);
  }
}

/** `OP_MSG`: length, id, answered id, opcode; flags; one section with the document. */
function replyTo(request: Buffer, document: object): Buffer {
  const body = mongo.BSON.serialize(document);
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(request.readInt32LE(4), 8);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
}
