import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { factsLine } from '@secop/contracts';
import { operatorCommand, OperatorRefusal } from '@secop/platform';
import type { Config } from '../config';
import { Settling } from '../deliveries/settling';

const options = { accepted: { value: 'FILE' }, hold: {} } as const;

/** `deliveries settle`: mails go out again after the journal came back from a backup. */
export const settle = operatorCommand<Config, typeof options>({
  name: 'deliveries settle',
  words: [],
  options,
  help: "lets mails go again after `restored`: those in the mail server's log count as sent; without a log, --hold",
  change: true,
  async run({ options: { accepted, hold }, dryRun, audit, get }) {
    if ((accepted === undefined) === !hold) {
      throw new OperatorRefusal('Give the accepted mails (--accepted FILE), or say --hold.');
    }
    const settling = await get(Settling);
    const since = await settling.heldSince();
    if (!since) throw new OperatorRefusal('No mails are held back.');
    const ids = accepted === undefined ? 'unknown' : await acceptedIn(accepted, since);
    if (!dryRun) await audit({ accepted: ids === 'unknown' ? ids : ids.size });
    const settled = await settling.settle(ids, dryRun);
    const line = `${settled.sent} were accepted before, ${settled.held} wait for somebody to look, ${settled.released} go out`;
    return { lines: [dryRun ? `${line} (not done)` : line], data: { ...settled, dryRun } };
  },
});

/** Ids of the rows whose mails the server took. */
async function acceptedIn(file: string, since: Date): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let covers = false;
  let whole = false;
  try {
    for await (const text of createInterface({ input: createReadStream(file) })) {
      const line = factsLine.parse(JSON.parse(text));
      if (line.fact === 'begin') covers = line.since !== undefined && new Date(line.since) <= since;
      if (line.fact === 'accepted-mail') ids.add(line.messageId.replace(/^<|@.*$/g, ''));
      if (line.fact === 'end') whole = true;
    }
  } catch {
    throw new OperatorRefusal('The file of --accepted holds no facts of a mail server.');
  }
  if (!whole) throw new OperatorRefusal('The file of --accepted has no end: it is a part only.');
  if (!covers) {
    throw new OperatorRefusal(
      `The file of --accepted has to begin no later than the backup, ${since.toISOString()}.`,
    );
  }
  return ids;
}
