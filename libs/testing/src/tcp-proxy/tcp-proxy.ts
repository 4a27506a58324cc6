import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { connectToFirst } from './connect-to-first';
import { mongodbReply } from './mongodb-reply';
import { Wire, type Manner } from './wire';

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
}

/** Stands between a client and a real server, and is as unreliable as a network on a bad day. */
export class TcpProxy {
  private readonly pairs = new Set<Pair>();
  private manner: Manner = { kind: 'pass' };
  private cut: ((request: Buffer) => boolean) | undefined;
  private cuts = 0;
  private answer: { matches: (request: Buffer) => boolean; document: object } | undefined;
  private answered = 0;
  private dropped: (reply: Buffer) => boolean = () => false;
  private drops = 0;
  private held: (request: Buffer) => boolean = () => false;
  private beforeHeld: () => Promise<unknown> = () => Promise.resolve();

  private constructor(
    private readonly listener: Server,
    private readonly targets: readonly URL[],
  ) {}

  /** Each new connection leads to the first target that takes it. */
  static async before(...targetUrls: [string, ...string[]]): Promise<TcpProxy> {
    const listener = createServer({ noDelay: true });
    const proxy = new TcpProxy(
      listener,
      targetUrls.map((url) => new URL(url)),
    );
    listener.on('connection', (client) => void proxy.accept(client));
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** The first target's URL, through the proxy. */
  get url(): string {
    const url = new URL(this.targets[0]!);
    url.host = `127.0.0.1:${(this.listener.address() as AddressInfo).port}`;
    return url.toString();
  }

  get connections(): number {
    return this.pairs.size;
  }

  /** As if it were not there. What a black hole swallowed is gone, so its connections end. */
  pass(): void {
    if (this.manner.kind === 'black-hole') this.dropAll();
    this.manner = { kind: 'pass' };
  }

  /** Drops every connection and refuses new ones. */
  refuse(): void {
    this.manner = { kind: 'refuse' };
    this.dropAll();
  }

  /** Keeps connections open, but nothing passes any more. */
  blackHole(): void {
    this.manner = { kind: 'black-hole' };
  }

  /** Everything arrives so much later, in both directions. */
  delay(milliseconds: number): void {
    this.manner = { kind: 'delay', milliseconds };
  }

  /** So few bytes in a second pass in each direction. */
  drip(bytesPerSecond: number): void {
    this.manner = { kind: 'drip', bytesPerSecond };
  }

  /** Every connection ends once so many bytes of replies have passed from now on. */
  truncate(bytes: number): void {
    this.manner = { kind: 'truncate', bytes };
  }

  /** Connections end with a RST; new ones pass. */
  reset(): void {
    for (const { client, server } of this.pairs) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  /** The first request that matches reaches the server, which answers; the answer and the connection are lost. */
  cutReplyOnce(matches: (request: Buffer) => boolean): void {
    this.cut = matches;
  }

  /** Requests whose reply was cut off. */
  get cutReplies(): number {
    return this.cuts;
  }

  /** Replies that match are lost on the way, and the connection lives on. */
  dropReplies(matches: (reply: Buffer) => boolean): void {
    this.dropped = matches;
  }

  get droppedReplies(): number {
    return this.drops;
  }

  /** The first request that matches gets this document for an answer, in MongoDB's protocol, and goes no further. */
  answerOnce(matches: (request: Buffer) => boolean, document: object): void {
    this.answer = { matches, document };
  }

  /** Requests that never reached the server. */
  get answers(): number {
    return this.answered;
  }

  /** Something else happens before a request that matches goes on to the server. */
  beforeRequests(
    matches: (request: Buffer) => boolean,
    work: () => Promise<unknown> = () => Promise.resolve(),
  ): void {
    this.held = matches;
    this.beforeHeld = work;
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

  private async accept(client: Socket): Promise<void> {
    client.on('error', () => undefined);
    client.pause();
    if (this.manner.kind === 'refuse') return void client.destroy();
    const server = await connectToFirst(this.targets);
    if (!server || client.destroyed) {
      server?.destroy();
      return void client.destroy();
    }
    server.on('error', () => undefined);
    this.join({ client, server });
  }

  private join(pair: Pair): void {
    const { client, server } = pair;
    this.pairs.add(pair);
    const manner = () => this.manner;
    const requests = new Wire(server, manner);
    const replies = new Wire(client, manner, () => server.destroy());
    let losesReply = false;
    client.on('data', (request: Buffer) => {
      if (this.answer?.matches(request)) {
        client.write(mongodbReply(request, this.answer.document));
        this.answer = undefined;
        this.answered += 1;
        return;
      }
      if (this.cut?.(request)) {
        losesReply = true;
        this.cut = undefined;
      }
      requests.send(request, this.held(request) ? this.beforeHeld() : undefined);
    });
    server.on('data', (reply: Buffer) => {
      if (this.dropped(reply)) return void (this.drops += 1);
      if (!losesReply) return replies.send(reply);
      this.cuts += 1;
      client.destroy();
    });
    client.on('close', () => this.part(pair, requests));
    server.on('close', () => this.part(pair, replies));
    client.resume();
  }

  /** What is on its way still arrives. */
  private part(pair: Pair, wire: Wire): void {
    this.pairs.delete(pair);
    wire.end();
  }
}
