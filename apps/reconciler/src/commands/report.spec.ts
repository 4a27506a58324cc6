import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Difference } from '@secop/contracts';
import { earlier } from '../comparing/facts.builder';
import { report } from './report';

const unpublished: Difference = {
  kind: 'outbox-waiting',
  severity: 'repairable',
  ids: { service: 'accounts', collection: 'accounts', id: 'account' },
  since: earlier,
  ageSeconds: 1_200,
  repair: {
    do: 'ring-outbox',
    service: 'accounts',
    run: 'run',
    collection: 'accounts',
    id: 'account',
  },
};
const unknown: Difference = {
  kind: 'mail-unknown',
  severity: 'alarm',
  ids: { messageId: '<x@secop.example>' },
  since: earlier,
  ageSeconds: 1_200,
};

describe('a report', () => {
  let out: string;
  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'report-'));
  });
  afterEach(() => rm(out, { recursive: true }));

  const reported = async (
    differences: Difference[],
    { more = 0, json = false, repaired = false } = {},
  ) => {
    const lines = differences.map((difference) => `${JSON.stringify(difference)}\n`);
    await writeFile(join(out, 'differences.jsonl'), lines.join(''));
    await writeFile(join(out, 'suspicion.json'), JSON.stringify({ findings: [], more }));
    return report(out, { json, repaired });
  };

  it.each([
    ['nothing differs', [], {}, false],
    ['a repairable difference is left', [unpublished], {}, true],
    ['the repair of all of them is ordered', [unpublished], { repaired: true }, false],
    ['there is an alarm, whatever is repaired', [unknown], { repaired: true }, true],
    ['not everything was looked at', [], { more: 3, repaired: true }, true],
  ])('when %s', async (_, differences, options, failed) => {
    expect((await reported(differences, options)).failed).toBe(failed);
  });

  it('says a line for each difference, and how many there are', async () => {
    expect((await reported([unpublished, unknown])).lines).toEqual([
      expect.stringMatching(/^repairable outbox-waiting service=accounts .*repaired by accounts/),
      expect.stringMatching(/^alarm mail-unknown messageId=<x@secop.example> /),
      '1 alarms, 1 repairable differences',
    ]);
  });

  it('can be counted by an alert', async () => {
    const { lines } = await reported([unknown], { json: true, more: 2 });
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { event: 'reconciliation.difference', ...unknown },
      { event: 'reconciliation.done', alarms: 1, repairable: 0, more: 2 },
    ]);
  });
});
