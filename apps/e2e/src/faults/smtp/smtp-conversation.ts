import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Certificate } from './certificate';
import { say } from './saying';
import type { SmtpRule, SmtpVerb } from './script';

/** What a conversation asks of the server that holds it. */
export interface SmtpHost {
  rule(verb: SmtpVerb): SmtpRule | undefined;
  /** A reply that the server's own state demands, such as greylisting. */
  refusal(verb: SmtpVerb, recipient: string): string | undefined;
  heard(verb: SmtpVerb, encrypted: boolean): void;
  accept(raw: string, recipient: string): Promise<void>;
  certificate(): Certificate | undefined;
}

const usual: Readonly<Record<Exclude<SmtpVerb, 'BODY' | 'EHLO'>, string>> = {
  CONNECT: '220 relay.example ESMTP',
  STARTTLS: '220 2.0.0 go ahead',
  AUTH: '235 2.7.0 welcome',
  MAIL: '250 2.1.0 sender ok',
  RCPT: '250 2.1.5 recipient ok',
  DATA: '354 go on',
  DOT: '250 2.0.0 accepted',
  RSET: '250 2.0.0 forgotten',
  QUIT: '221 2.0.0 bye',
};
const endOfMail = '\r\n.\r\n';

/** One connection of a client, from the greeting to its end. */
export class SmtpConversation {
  private socket: Socket;
  private pending = '';
  private recipient = '';
  private inBody = false;
  private begun = false;
  private stuck = false;

  constructor(
    socket: Socket,
    private readonly host: SmtpHost,
  ) {
    this.socket = socket;
    this.listen();
    this.answer('CONNECT');
  }

  /** It will never say anything again. */
  get hangs(): boolean {
    return this.stuck;
  }

  end(): void {
    this.socket.destroy();
  }

  private listen(): void {
    const { socket } = this;
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('data', (chunk: Buffer) => {
      this.pending += chunk.toString('latin1');
      this.read();
    });
  }

  private read(): void {
    while (!this.stuck && (this.inBody ? this.readBody() : this.readLine()));
  }

  private readLine(): boolean {
    const end = this.pending.indexOf('\r\n');
    if (end < 0) return false;
    const line = this.pending.slice(0, end);
    this.pending = this.pending.slice(end + 2);
    const verb = verbOf(line);
    if (!verb) this.socket.write('502 5.5.2 what?\r\n');
    else {
      if (verb === 'RCPT') this.recipient = /<([^>]*)>/.exec(line)?.[1] ?? '';
      this.answer(verb);
    }
    return true;
  }

  private readBody(): boolean {
    if (!this.begun && this.pending.length > 0) {
      this.begun = true;
      this.host.heard('BODY', this.encrypted);
      this.play('BODY', this.host.rule('BODY') ?? {});
      if (this.stuck) return false;
    }
    const end = `\r\n${this.pending}`.indexOf(endOfMail);
    if (end < 0) return false;
    const raw = this.pending.slice(0, end);
    this.pending = this.pending.slice(end + endOfMail.length - 2);
    this.inBody = this.begun = false;
    void this.finish(Buffer.from(raw, 'latin1').toString('utf8').replaceAll('\r\n..', '\r\n.'));
    return false;
  }

  private async finish(raw: string): Promise<void> {
    const rule = this.ruleFor('DOT');
    const good = rule?.reply?.startsWith('2') ?? !rule?.then;
    if (rule?.accepts ?? good) await this.host.accept(raw, this.recipient);
    this.play('DOT', rule ?? {});
    this.read();
  }

  private answer(verb: Exclude<SmtpVerb, 'DOT' | 'BODY'>): void {
    this.play(verb, this.ruleFor(verb) ?? {});
  }

  private ruleFor(verb: SmtpVerb): Omit<SmtpRule, 'verb'> | undefined {
    this.host.heard(verb, this.encrypted);
    const refusal = this.host.refusal(verb, this.recipient);
    if (refusal === undefined) return this.host.rule(verb);
    return verb === 'CONNECT' ? { reply: refusal, then: 'fin' } : { reply: refusal };
  }

  private play(verb: SmtpVerb, { reply, then, manner }: Omit<SmtpRule, 'verb'>): void {
    const said = reply ?? (then || verb === 'BODY' ? undefined : this.usual(verb));
    const after = () => {
      if (then) this.disturb(then);
      else if (verb === 'QUIT') this.socket.end();
      else if (verb === 'STARTTLS' && said?.startsWith('2')) this.encrypt();
    };
    if (then) this.stuck = true;
    if (verb === 'DATA') this.inBody = said?.startsWith('3') ?? false;
    if (said === undefined) after();
    else say(this.socket, said, manner, after);
  }

  private usual(verb: Exclude<SmtpVerb, 'BODY'>): string {
    if (verb === 'EHLO') {
      const tls = this.host.certificate() && !this.encrypted ? '250-STARTTLS\r\n' : '';
      return `250-relay.example\r\n${tls}250 AUTH PLAIN`;
    }
    return usual[verb];
  }

  private disturb(then: NonNullable<SmtpRule['then']>): void {
    if (then === 'fin') this.socket.end();
    if (then === 'rst') this.socket.resetAndDestroy();
    if (then === 'black-hole') this.socket.pause();
  }

  private get encrypted(): boolean {
    return this.socket instanceof TLSSocket;
  }

  private encrypt(): void {
    const certificate = this.host.certificate();
    if (!certificate) return this.end();
    this.socket.removeAllListeners('data');
    this.socket.removeAllListeners('end');
    this.socket = new TLSSocket(this.socket, { isServer: true, ...certificate });
    this.pending = '';
    this.listen();
  }
}

function verbOf(line: string): Exclude<SmtpVerb, 'CONNECT' | 'BODY' | 'DOT'> | undefined {
  const word = /^[a-z]+/i.exec(line)?.[0]?.toUpperCase();
  switch (word) {
    case 'HELO':
      return 'EHLO';
    case 'EHLO':
    case 'STARTTLS':
    case 'AUTH':
    case 'MAIL':
    case 'RCPT':
    case 'DATA':
    case 'RSET':
    case 'QUIT':
      return word;
    default:
      return undefined;
  }
}
