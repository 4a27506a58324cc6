import {
  createTransport,
  type NodemailerError,
  type SendMailOptions,
  type Transporter,
} from 'nodemailer';
import { heldBody } from './held-body';
import type { SmtpReply, Stage } from './outcome-of';

export interface SmtpOptions {
  readonly url: string;
  /** Refuse to speak without STARTTLS (or `smtps:`). */
  readonly requireTls: boolean;
  /** Conversations at the same time. */
  readonly connections: number;
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

interface Sending extends SendMailOptions {
  mayFinish: () => Promise<void>;
  onFinish: () => void;
}

/** Pooled SMTP through nodemailer. Every conversation ends in an answer; it never throws. */
export class SmtpChannel {
  private readonly transporter: Transporter;

  constructor(private readonly options: SmtpOptions) {
    const setup = options.deadlines.beforeDot / 2;
    this.transporter = createTransport({
      pool: true,
      url: options.url,
      requireTLS: options.requireTls,
      ignoreTLS: !options.requireTls,
      maxConnections: options.connections,
      maxMessages: Infinity,
      maxRequeues: 3,
      disableFileAccess: true,
      disableUrlAccess: true,
      dnsTimeout: setup,
      connectionTimeout: setup,
      greetingTimeout: setup,
      // Our own deadlines end a conversation; this is the net below them.
      socketTimeout: options.deadlines.beforeDot + options.deadlines.afterDot,
    });
    this.transporter.use('stream', (mail, done) => {
      mail.message.processFunc((body) => heldBody(body, mail.data as Sending));
      done();
    });
  }

  /**
   * `mayFinish` is asked after `354`, before the last chunk of the mail: if it rejects, the server gets no final dot
   * and the answer's stage is `body`.
   */
  async send(mail: OutgoingMail, mayFinish: () => Promise<void>): Promise<SmtpAnswer> {
    const { beforeDot, afterDot } = this.options.deadlines;
    const abort = new AbortController();
    let finishing = false;
    let timer = setTimeout(() => abort.abort(), beforeDot);
    const sending: Sending = {
      ...mail,
      envelope: { from: mail.from.address, to: [mail.to.address] },
      signal: abort.signal,
      mayFinish,
      onFinish: () => {
        finishing = true;
        clearTimeout(timer);
        timer = setTimeout(() => abort.abort(), afterDot);
      },
    };
    try {
      const { response } = await this.transporter.sendMail(sending);
      return {
        stage: 'finalizing',
        code: Number(response?.slice(0, 3)) || 250,
        words: wordsOf(response ?? ''),
      };
    } catch (error) {
      return answerOf(error as NodemailerError, finishing);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Idle connections at once, busy ones when they are done. */
  close(): void {
    this.transporter.close();
  }
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

const wordsOf = (text: string): string =>
  text
    .replace(/[^\s<>"'(]+@[^\s<>"')]+/g, '…')
    .replace(/[^\x20-\x7e\u00a0-\u024f…]+/g, ' ')
    .slice(0, 200);
