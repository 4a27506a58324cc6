import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Where a script may interfere. `dot`: after the whole mail. */
export type Verb = 'greeting' | 'ehlo' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot';

/** A reply to give instead of the usual one, or what happens to the connection; `, then` does both. */
export type Act = `${number}${string}` | 'hang' | 'drip' | 'fin' | 'reset';

const usual: Record<Exclude<Verb, 'body'>, string> = {
  greeting: '220 relay.example',
  ehlo: '250 relay.example',
  mail: '250 2.1.0 sender ok',
  rcpt: '250 2.1.5 recipient ok',
  data: '354 go on',
  dot: '250 2.0.0 accepted',
};

/** Milliseconds. */
const aMoment = 50;

/** A mail server that misbehaves on purpose, one act per conversation, and counts what it accepted. */
export class ScriptedSmtpServer {
  /** Mails that were answered 2xx, or would have been: whole, with their final dot. */
  readonly whole: string[] = [];
  /** Pieces of mails whose final dot never came. */
  readonly cut: string[] = [];
  /**
   * Connections at the same time, at most; looked at a moment after each new one, when what was closed before it has
   * been heard of.
   */
  most = 0;
  /** How often it came to a verb. */
  readonly heard = new Map<Verb, number>();
  private readonly script: Array<readonly [Verb, Act]> = [];
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((socket) => this.talk(socket));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** For the next conversation that comes to this verb. */
  next(verb: Verb, act: Act): void {
    this.script.push([verb, act]);
  }

  /** To everybody who is connected, unasked. */
  say(reply: string): void {
    for (const socket of this.sockets) socket.write(`${reply}\r\n`);
  }

  get played(): boolean {
    return this.script.length === 0;
  }

  /** Nobody is connected. */
  get deserted(): boolean {
    return this.sockets.size === 0;
  }

  forget(): void {
    this.script.length = 0;
    this.whole.length = 0;
    this.cut.length = 0;
    this.most = 0;
    this.heard.clear();
    for (const socket of this.sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private talk(socket: Socket): void {
    this.sockets.add(socket);
    setTimeout(() => (this.most = Math.max(this.most, this.sockets.size)), aMoment).unref();
    let mail: string | undefined;
    let pending = '';
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('end', () => this.sockets.delete(socket));
    socket.on('close', () => {
      this.sockets.delete(socket);
      if (mail !== undefined) this.cut.push(mail);
    });
    socket.on('data', (chunk) => {
      pending += chunk.toString('utf8');
      for (;;) {
        if (mail !== undefined) {
          mail += pending;
          pending = '';
          if (!mail.endsWith('\r\n.\r\n')) {
            this.act(socket, 'body');
            return;
          }
          this.whole.push(mail);
          mail = undefined;
          this.act(socket, 'dot');
          return;
        }
        const end = pending.indexOf('\r\n');
        if (end < 0) return;
        const line = pending.slice(0, end).toUpperCase();
        pending = pending.slice(end + 2);
        if (line.startsWith('DATA')) mail = this.act(socket, 'data') ? '' : undefined;
        else if (line.startsWith('EHLO')) this.act(socket, 'ehlo');
        else if (line.startsWith('MAIL')) this.act(socket, 'mail');
        else if (line.startsWith('RCPT')) this.act(socket, 'rcpt');
        else socket.write('250 ok\r\n');
      }
    });
    this.act(socket, 'greeting');
  }

  /** Answers whether the server now wants what comes after this verb. */
  private act(socket: Socket, verb: Verb): boolean {
    const [next] = this.script;
    this.heard.set(verb, (this.heard.get(verb) ?? 0) + 1);
    if (next?.[0] !== verb) {
      if (verb !== 'body') socket.write(`${usual[verb]}\r\n`);
      return true;
    }
    this.script.shift();
    const [reply, end] = /^\d/.test(next[1]) ? next[1].split(', then ') : [undefined, next[1]];
    const finish = () => {
      if (end === 'fin') socket.end();
      if (end === 'reset') socket.resetAndDestroy();
      if (end === 'hang') socket.pause();
      if (end === 'drip') drip(socket);
    };
    if (reply) socket.write(`${reply}\r\n`, finish);
    else finish();
    return reply?.startsWith('354') ?? false;
  }
}

/** A reply without an end, a byte at a time: the connection is never idle. */
function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('2'), 50);
  socket.on('close', () => clearInterval(timer));
}
