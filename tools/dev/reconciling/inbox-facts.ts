import { writeFile } from 'node:fs/promises';

interface ReceivedMail {
  time: string;
  headers: Record<string, unknown>;
}

/** What the development inbox accepted, as an SMTP server's log says it. */
export async function writeInboxFacts(inbox: string, file: string): Promise<void> {
  const at = new Date();
  const answer = await fetch(`${inbox}/email`);
  if (!answer.ok) throw new Error(`the inbox answered ${answer.status}`);
  const mails = ((await answer.json()) as ReceivedMail[]).map(({ time, headers }) => ({
    fact: 'accepted-mail',
    messageId: String(headers['message-id']),
    at: new Date(time).toISOString(),
  }));
  // The inbox is empty when it starts; it does not say when that was.
  const [first = at.toISOString()] = mails.map((mail) => mail.at).sort();
  const begin = { fact: 'begin', source: 'smtp', at: at.toISOString(), since: first };
  const lines = [begin, ...mails, { fact: 'end', facts: mails.length }];
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}
