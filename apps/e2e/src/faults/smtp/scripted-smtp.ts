import { createServer, type AddressInfo, type Server } from 'node:net';
import { simpleParser } from 'mailparser';
import type { AcceptedMail, SmtpSide } from '../world/servers';
import type { Certificate } from './certificate';
import { Script, type Playing, type SmtpRule, type SmtpVerb } from './script';
import { SmtpConversation, type SmtpHost } from './smtp-conversation';

/** The SMTP side of a fault run: it knows what it accepted, and misbehaves as it is told. */
export class ScriptedSmtp implements SmtpSide {
  private readonly accepted: AcceptedMail[] = [];
  private readonly rules = new Script();
  private readonly conversations = new Set<SmtpConversation>();
  private readonly firstTries = new Map<string, number>();
  private readonly counts = new Map<SmtpVerb, { clear: number; encrypted: number }>();
  private readonly server: Server = createServer();
  private greylisted = 0;
  private limit = Infinity;
  private refusals = 0;
  private certificate: Certificate | undefined;

  private constructor() {
    this.server.on('connection', (socket) => {
      const conversation = new SmtpConversation(socket, this.host());
      this.conversations.add(conversation);
      socket.on('close', () => this.conversations.delete(conversation));
    });
  }

  static async start(): Promise<ScriptedSmtp> {
    const smtp = new ScriptedSmtp();
    await new Promise<void>((resolve) => smtp.server.listen(0, '127.0.0.1', resolve));
    return smtp;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get mails(): readonly AcceptedMail[] {
    return this.accepted;
  }

  /** How often the verb was heard, in the clear and over TLS. */
  heard(verb: SmtpVerb): Readonly<{ clear: number; encrypted: number }> {
    return { ...(this.counts.get(verb) ?? { clear: 0, encrypted: 0 }) };
  }

  /** Connections that were one too many. */
  get turnedAway(): number {
    return this.refusals;
  }

  /** From now on, until it is calmed. */
  script(rule: SmtpRule): Playing {
    return this.rules.add(rule);
  }

  /** An address is refused for so long after it was first tried. */
  greylist(seconds: number): void {
    this.greylisted = seconds * 1_000;
  }

  /** Further connections are turned away with 421. */
  limitConnections(most: number): void {
    this.limit = most;
  }

  /** Offers STARTTLS with that certificate; `undefined`: none, as if somebody had stripped it. */
  offerTls(certificate: Certificate | undefined): void {
    this.certificate = certificate;
    this.disconnect();
  }

  /** Ends every connection, as a relay that restarts. */
  disconnect(): void {
    this.cutOff(() => true);
  }

  /** Behaves again; whoever was kept waiting is cut off. The certificate stays. */
  calm(): void {
    this.rules.clear();
    this.greylisted = 0;
    this.limit = Infinity;
    this.firstTries.clear();
    this.cutOff(({ hangs }) => hangs);
  }

  async stop(): Promise<void> {
    this.disconnect();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private host(): SmtpHost {
    return {
      certificate: () => this.certificate,
      rule: (verb) => this.rules.take(verb),
      refusal: (verb, recipient) => this.refusal(verb, recipient),
      heard: (verb, encrypted) => {
        const count = this.counts.get(verb) ?? { clear: 0, encrypted: 0 };
        count[encrypted ? 'encrypted' : 'clear'] += 1;
        this.counts.set(verb, count);
      },
      accept: async (raw, to) => {
        const { messageId = '', subject = '', text = '' } = await simpleParser(raw);
        this.accepted.push({ messageId, to, subject, text, at: new Date() });
      },
    };
  }

  private refusal(verb: SmtpVerb, recipient: string): string | undefined {
    if (verb === 'CONNECT' && this.conversations.size >= this.limit) {
      this.refusals += 1;
      return '421 4.7.0 too many connections';
    }
    if (verb !== 'RCPT' || this.greylisted === 0) return undefined;
    const now = Date.now();
    const first = this.firstTries.get(recipient) ?? now;
    this.firstTries.set(recipient, first);
    return now - first < this.greylisted ? '451 4.7.1 greylisted, come back later' : undefined;
  }

  private cutOff(whom: (conversation: SmtpConversation) => boolean): void {
    for (const conversation of this.conversations) if (whom(conversation)) conversation.end();
  }
}
