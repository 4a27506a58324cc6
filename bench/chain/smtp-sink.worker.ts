/** An SMTP server that accepts everything and notes when: a sink that costs as little as it can. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { serve } from '../workers/serve';
import { instant } from './instant';

/** `mailTo`: the newest mail to that address. `confirmation`: the first one. `accepted`: all of them since the last question. */
export type SinkTask =
  | { readonly port: true }
  | { readonly mailTo: string }
  | { readonly confirmation: true }
  | { readonly accepted: true };

export interface AcceptedMail {
  /** The access request that the mail confirms. */
  readonly request: string;
  readonly at: number;
}

const confirmation = /^x-secop-notification-key:\s*access-confirmed\/([^/\s]+)\//im;
/** The newest mail of each address; the suite itself registers two people only. */
const mostKept = 10;

let accepted: AcceptedMail[] = [];
let firstConfirmation: string | undefined;
const kept = new Map<string, string>();

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  onData: (stream, session, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const at = instant();
      const to = session.envelope.rcptTo[0]?.address ?? '';
      done();
      const text = Buffer.concat(chunks).toString('latin1');
      const request = confirmation.exec(text)?.[1];
      if (request !== undefined) {
        firstConfirmation ??= text;
        accepted.push({ request, at });
      }
      if (kept.has(to) || kept.size < mostKept) kept.set(to, text);
    });
  },
});
server.on('error', () => undefined);

server.listen(0, '127.0.0.1', () => {
  const { port } = server.server.address() as AddressInfo;
  serve((task: SinkTask): Promise<unknown> => {
    if ('port' in task) return Promise.resolve(port);
    if ('confirmation' in task) return Promise.resolve(firstConfirmation);
    if ('mailTo' in task) return Promise.resolve(kept.get(task.mailTo));
    const since = accepted;
    accepted = [];
    return Promise.resolve(since);
  });
});
