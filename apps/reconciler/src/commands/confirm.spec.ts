import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { services, suspectIds } from '@secop/contracts';
import { aConfirmation, aMembership, anAccount, aRequest, noon } from '../comparing/facts.builder';
import { configSchema } from '../config';
import type { Sighting } from '../reading/sighting';
import { confirm } from './confirm';
import { suspect } from './suspect';

const config = configSchema.parse({});
/** Wanted when its grant was, and not yet out. */
const waiting = (accountId?: string) =>
  aConfirmation({
    accountId,
    state: 'retry',
    endedAt: undefined,
    dueAt: new Date(noon.getTime() + 3_600_000).toISOString(),
  });

describe('a waiting confirmation, when what is older than it was left out at first', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'confirm-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const out = () => join(folder, 'out');
  const written = async (name: string, sightings: readonly Sighting[]) => {
    await mkdir(join(folder, name));
    for (const service of services) {
      const facts = sightings.filter(({ source }) => source === service);
      const begin = { fact: 'begin', source: service, at: noon.toISOString() };
      const lines = [begin, ...facts, { fact: 'end', facts: facts.length }];
      const text = lines.map((line) => JSON.stringify(line)).join('\n');
      await writeFile(join(folder, name, `${service}.jsonl`), text);
    }
    return join(folder, name);
  };
  /** Accounts says nothing of an account that it was not asked for. */
  const kindsFound = async (mail: Sighting, older: readonly Sighting[]) => {
    expect(await suspect(await written('first', [mail]), out(), config)).toBe(1);
    const asked = suspectIds.parse(JSON.parse(await readFile(join(out(), 'ids.json'), 'utf8')));
    const again = older.filter(({ source }) => source !== 'accounts' || asked.accounts.length > 0);
    const found = await confirm(await written('second', [mail, ...again]), out(), config);
    return found.map(({ kind }) => kind);
  };

  it('is no difference if it was granted', async () => {
    expect(await kindsFound(waiting('account'), [aRequest(), anAccount(), aMembership()])).toEqual(
      [],
    );
  });

  it('is one if it was not', async () => {
    expect(await kindsFound(waiting('account'), [aRequest(), anAccount()])).toEqual([
      'mail-without-cause',
    ]);
  });

  it('is one if nobody knows its request', async () => {
    expect(await kindsFound(waiting(), [])).toEqual(['mail-without-cause']);
  });

  it.each([
    ['names no account', undefined],
    ['names another one', 'elsewhere'],
  ])('is not judged if it %s: what the account of its request said was not read', async (_, id) => {
    expect(await kindsFound(waiting(id), [aRequest()])).toEqual([]);
  });
});
