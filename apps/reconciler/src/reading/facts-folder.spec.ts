import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { services } from '@secop/contracts';
import { anOutbox, noon } from '../comparing/facts.builder';
import { FactsFolder } from './facts-folder';

const at = noon.toISOString();
const begin = (source: string, time = at) => ({ fact: 'begin', source, at: time });
const end = (facts: number) => ({ fact: 'end', facts });

describe('a folder of facts', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'facts-'));
    for (const service of services) await write(service, begin(service), end(0));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = (name: string, ...lines: object[]) =>
    writeFile(join(folder, `${name}.jsonl`), lines.map((line) => JSON.stringify(line)).join('\n'));
  const read = async () => {
    const facts = [];
    for await (const fact of (await FactsFolder.open(folder, 60)).sightings()) facts.push(fact);
    return facts;
  };

  it('says who says what', async () => {
    await write('accounts', begin('accounts'), anOutbox(), end(1));
    expect(await read()).toEqual([anOutbox()]);
  });

  it('counts ages from the first reading, less the grace', async () => {
    await write('notifier', begin('notifier', '2026-03-02T16:58:00Z'), end(0));
    const { reading } = await FactsFolder.open(folder, 60);
    expect(reading.at.toISOString()).toBe('2026-03-02T16:58:00.000Z');
    expect(reading.horizon.toISOString()).toBe('2026-03-02T16:57:00.000Z');
    expect(reading.smtpSince).toBeUndefined();
  });

  it.each([
    ['without its end', [begin('accounts'), anOutbox()]],
    ['with fewer facts than were written', [begin('accounts'), anOutbox(), end(2)]],
    ['that goes on after its end', [begin('accounts'), end(0), anOutbox()]],
    ['with a line that is no fact', [begin('accounts'), { fact: 'gossip' }, end(1)]],
    ['that does not say what was read', [anOutbox(), end(1)]],
  ])('is refused with a file %s: a part would look like differences', async (_, lines) => {
    await write('accounts', ...lines);
    await expect(read()).rejects.toMatchObject({ name: 'FactsUnusable' });
  });

  it('is refused when a service is missing, or there twice', async () => {
    await write('notifier-copy', begin('notifier'), end(0));
    await expect(read()).rejects.toMatchObject({ name: 'FactsUnusable' });
    await rm(join(folder, 'notifier-copy.jsonl'));
    await rm(join(folder, 'notifier.jsonl'));
    await expect(read()).rejects.toMatchObject({ name: 'FactsUnusable' });
  });
});
