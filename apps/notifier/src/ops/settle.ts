import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { factsLine } from '@secop/contracts';
import { unheardBy } from '@secop/messaging';
import { onBroker, operatorCommand, OperatorRefusal } from '@secop/platform';
import type { Config } from '../config';
import { Settling, type Held } from '../deliveries/settling';

const options = { accepted: { value: 'FILE' }, hold: {} } as const;

/** `deliveries settle`: mails go out again after the journal came back from a backup. */
export const settle = operatorCommand<Config, typeof options>({
  name: 'deliveries settle',
  words: [],
  options,
  help: "lets mails go again after `restored`: those in the mail server's log count as sent; without a log, --hold",
  change: true,
  async run({ options: { accepted, hold }, dryRun, config, audit, get }) {
    if ((accepted === undefined) === !hold) {
      throw new OperatorRefusal('Give the accepted mails (--accepted FILE), or say --hold.');
    }
    const settling = await get(Settling);
    const held = await settling.held();
    if (!held) throw new OperatorRefusal('No mails are held back.');
    const ids = accepted === undefined ? 'unknown' : await acceptedIn(accepted, held);
    await everythingIsHeard(config);
    if (!dryRun) await audit({ accepted: ids === 'unknown' ? ids : ids.size });
    const settled = await settling.settle(ids, dryRun);
    const line = `${settled.sent} were accepted before, ${settled.held} wait for somebody to look, ${settled.released} go out`;
    return { lines: [dryRun ? `${line} (not done)` : line], data: { ...settled, dryRun } };
  },
});

/** A row that is wanted after the log was looked at would go out, although its mail may stand in there. */
async function everythingIsHeard(config: Config): Promise<void> {
  const left = await onBroker(config, 'notifier', (session) => unheardBy(session, 'notifier'));
  if (!left) return;
  const { events, retry } = left;
  throw new OperatorRefusal(
    `The notifier still has to hear: ${events} messages in notifier.events, ${retry} on its ladder. Settle when there are none.`,
  );
}

/** Ids of the rows whose mails the server took. */
async function acceptedIn(file: string, held: Held): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let begin: Date | undefined;
  let end: Date | undefined;
  let whole = false;
  try {
    for await (const text of createInterface({ input: createReadStream(file) })) {
      const line = factsLine.parse(JSON.parse(text));
      if (line.fact === 'begin') {
        begin = line.since === undefined ? undefined : new Date(line.since);
        end = new Date(line.at);
      }
      if (line.fact === 'accepted-mail') ids.add(line.messageId.replace(/^<|@.*$/g, ''));
      if (line.fact === 'end') whole = true;
    }
  } catch {
    throw new OperatorRefusal('The file of --accepted holds no facts of a mail server.');
  }
  if (!whole) throw new OperatorRefusal('The file of --accepted has no end: it is a part only.');
  if (!begin || begin > held.since) {
    throw new OperatorRefusal(
      `The file of --accepted has to begin no later than the backup, ${held.since.toISOString()}.`,
    );
  }
  if (held.at && (!end || end < held.at)) {
    throw new OperatorRefusal(
      `The file of --accepted has to end no earlier than \`restored\` was run, ${held.at.toISOString()}.`,
    );
  }
  return ids;
}
