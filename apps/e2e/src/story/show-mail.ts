import type { Mail } from '../inbox/inbox';

const headersOfInterest = ['from', 'to', 'subject', 'date', 'message-id', 'content-type'];

/** Envelope, the headers that matter, and the text part, indented. */
export function showMail({ envelope, headers, text, html }: Mail): string {
  const known = headersOfInterest.filter((name) => typeof headers[name] === 'string');
  const lines = [
    `MAIL FROM: ${envelope.from.address}`,
    `RCPT TO: ${envelope.to.map(({ address }) => address).join(', ')}`,
    ...known.map((name) => `${name}: ${headers[name] as string}`),
    `(and an HTML part of ${html.length} characters)`,
    '',
    ...text.trimEnd().split('\n'),
  ];
  return lines.map((line) => `    ${line}`.trimEnd()).join('\n');
}
