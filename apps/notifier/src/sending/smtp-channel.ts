import {
  createTransport,
  type NodemailerError,
  type SendMailOptions,
  type Transporter,
} from 'nodemailer';
import { Conversation } from './conversation';
import { heldBody } from './held-body';
import type { SmtpReply, Stage } from './outcome-of';

/** The mail server, and who we are there. */
export interface Relay {
  readonly url: string;
  /** Refuse to speak without STARTTLS (or `smtps:`). */
  readonly requireTls: boolean;
}

export interface SmtpOptions {
  /** The present one: another one when credentials were rotated. */
  readonly relay: () => Relay;
  /** Milliseconds from the first word to the last chunk, and from there to the reply. */
  readonly deadlines: { readonly beforeDot: number; readonly afterDot: number };
}

export interface OutgoingMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly messageId: string;
  readonly date: Date;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface SmtpAnswer extends SmtpReply {
  /** The server's words, without addresses; or the name of the failure. */
  readonly words: string;
}

/** Characters of a reply that are looked at. */
const longestReply = 1_000;

interface Sending extends SendMailOptions {
  conversation: Conversation;
}

/** SMTP through nodemailer over connections that stay. Every conversation ends in an answer; it never throws. */
export class SmtpChannel {
  /** With the address that each was opened to. */
  private readonly lines = new Map<Transporter, string>();
  private idle: Transporter[] = [];
  private closed = false;

  constructor(private readonly options: SmtpOptions) {}

  /**
   * `mayFinish` is asked after `354`, before the last chunk of the mail: if it rejects, the server gets no final dot
   * and the answer's stage is `body`. There is no answer before `mayFinish` is settled.
   */
  async send(mail: OutgoingMail, mayFinish: () => Promise<void>): Promise<SmtpAnswer> {
    const { beforeDot, afterDot } = this.options.deadlines;
    const abort = new AbortController();
    let timer = setTimeout(() => abort.abort(), beforeDot);
    const conversation = new Conversation(mayFinish, () => {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), afterDot);
    });
    const line = this.idleLine() ?? this.newLine();
    const answer = await converse(line, {
      ...mail,
      envelope: { from: mail.from.address, to: [mail.to.address] },
      signal: abort.signal,
      conversation,
    });
    clearTimeout(timer);
    if (answer.code === undefined || conversation.broken || this.isOutdated(line)) this.cut(line);
    else this.idle.push(line);
    await conversation.settled();
    return answer;
  }

  /** Connections that the server may still see. */
  get open(): number {
    return this.lines.size;
  }

  /** So many connections at most: idle ones beyond are closed. */
  keep(connections: number): void {
    while (this.lines.size > connections && this.idle.length > 0) this.cut(this.idle.pop()!);
  }

  /** Idle connections at once, busy ones when they are done. */
  close(): void {
    this.closed = true;
    for (const line of this.lines.keys()) line.close();
  }

  /** With credentials that were replaced no mail begins. */
  private idleLine(): Transporter | undefined {
    for (const line of this.idle.filter((one) => this.isOutdated(one))) this.cut(line);
    this.idle = this.idle.filter((line) => this.lines.has(line));
    return this.idle.pop();
  }

  private isOutdated(line: Transporter): boolean {
    return this.lines.get(line) !== this.options.relay().url;
  }

  private cut(line: Transporter): void {
    this.lines.delete(line);
    line.close({ force: true });
  }

  /** One connection, opened when it is needed and again when the server has closed it. */
  private newLine(): Transporter {
    const { relay, deadlines } = this.options;
    const { url, requireTls } = relay();
    const setup = deadlines.beforeDot / 2;
    const line = createTransport({
      pool: true,
      url,
      requireTLS: requireTls,
      ignoreTLS: !requireTls,
      maxConnections: 1,
      maxMessages: Infinity,
      maxRequeues: 3,
      disableFileAccess: true,
      disableUrlAccess: true,
      dnsTimeout: setup,
      connectionTimeout: setup,
      greetingTimeout: setup,
      // Our own deadlines end a conversation; this is the net below them.
      socketTimeout: deadlines.beforeDot + deadlines.afterDot,
    });
    line.use('stream', (mail, done) => {
      mail.message.processFunc((body) => heldBody(body, (mail.data as Sending).conversation));
      done();
    });
    if (this.closed) line.close();
    this.lines.set(line, url);
    return line;
  }
}

function converse(line: Transporter, sending: Sending): Promise<SmtpAnswer> {
  const { conversation } = sending;
  return new Promise((resolve) => {
    line.sendMail(sending, (error, info) => {
      conversation.end();
      if (error) resolve(answerOf(error, conversation.finished));
      else resolve(acceptanceOf(info.response ?? '', conversation.finished));
    });
  });
}

/** A server that accepts before the final dot has accepted nothing. */
function acceptanceOf(response: string, finished: boolean): SmtpAnswer {
  const words = wordsOf(response);
  if (!finished) return { stage: 'body', words };
  return { stage: 'finalizing', code: Number(response.slice(0, 3)) || 250, words };
}

function answerOf(error: NodemailerError, finishing: boolean): SmtpAnswer {
  const words = wordsOf(error.response ?? error.code ?? error.name);
  const stage = finishing ? 'finalizing' : stageOf(error);
  if (!error.responseCode) return { stage, words };
  return { stage, code: error.responseCode, enhanced: enhancedOf(error), words };
}

function stageOf({ command = '', code }: NodemailerError): Stage {
  if (command.startsWith('AUTH') || code === 'EAUTH' || code === 'ENOAUTH') return 'auth';
  if (command === 'MAIL FROM') return 'mail';
  if (command === 'RCPT TO') return 'rcpt';
  if (command === 'DATA') return 'data';
  return code === 'ESTREAM' ? 'body' : 'connect';
}

const enhancedOf = ({ response }: NodemailerError): string | undefined =>
  /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];

/** A reply may be as long as a server likes; looking for addresses in all of it would take for ever. */
const wordsOf = (text: string): string =>
  (text.length > longestReply ? text.slice(0, longestReply).replace(/\S+$/, '…') : text)
    .replace(/[^\s<>"'(]+@[^\s<>"')]+/g, '…')
    .replace(/[^\x20-\x7e\u00a0-\u024f…]+/g, ' ')
    .slice(0, 200);
