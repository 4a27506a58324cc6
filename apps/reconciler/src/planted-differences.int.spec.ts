import { readFile } from 'node:fs/promises';
import type { Difference } from '@secop/contracts';
import { ServicesUnderTest } from '../test-support/services-under-test';
import { confirm } from './commands/confirm';
import { report } from './commands/report';
import { suspect } from './commands/suspect';
import { noon } from './comparing/facts.builder';
import { moved } from './comparing/moved.builder';
import { cleanStories, plants } from './comparing/plants.builder';
import { configSchema } from './config';
import type { Sighting } from './reading/sighting';

const config = configSchema.parse({ RECONCILE_PARTITION_BYTES: 2_000 });
const sinceNoon = Date.now() - noon.getTime();
const stories = (all: readonly Sighting[][], first: number) =>
  all.flatMap((story, n) => moved(story, first + n, sinceNoon));
const accepted = (facts: readonly Sighting[]) =>
  facts.filter(({ fact }) => fact === 'accepted-mail');
const kinds = (found: readonly Difference[]) => found.map(({ kind }) => kind).sort();

describe('four databases without anybody at work in them', () => {
  const clean = stories(Object.values(cleanStories), 100);
  const planted = stories(Object.values(plants), 200);
  let services: ServicesUnderTest;
  let found: Difference[];
  const out = () => services.path('out');

  beforeAll(async () => {
    services = await ServicesUnderTest.create();
    await services.plant(clean);
  });
  afterAll(() => services?.drop());

  it('have no difference while everything fits together', async () => {
    const facts = await services.readFacts('clean', accepted(clean));

    expect(await suspect(facts, services.path('clean-out'), config)).toBe(0);
  });

  it('have every planted difference, each once, in two readings', async () => {
    await services.plant(planted);
    const smtp = accepted([...clean, ...planted]);
    const first = await services.readFacts('first', smtp);
    expect(await suspect(first, out(), config)).toBe(Object.keys(plants).length);

    const second = await services.readFacts('second', smtp, '--ids', `${out()}/ids.json`);
    found = await confirm(second, out(), config);

    expect(kinds(found)).toEqual(Object.keys(plants).sort());
  });

  it('are reported: a line each, and a failure', async () => {
    const { lines, failed } = await report(out(), { json: false, repaired: false });
    expect(failed).toBe(true);
    expect(lines).toHaveLength(found.length + 1);
    expect(lines.at(-1)).toBe('17 alarms, 13 repairable differences');
  });

  it('have no difference any more once the second reading finds nothing', async () => {
    const facts = services.path('clean');
    expect(await confirm(facts, out(), config)).toEqual([]);
    expect((await report(out(), { json: true, repaired: false })).failed).toBe(false);
  });

  it('show what changed since, and what is not over', async () => {
    const since = new Date(Date.now() - 60_000).toISOString();
    const facts = await services.readFacts('since', accepted(planted), '--since', since);
    const recent = await suspect(facts, services.path('since-out'), config);
    expect(recent).toBeGreaterThan(0);
    expect(recent).toBeLessThan(Object.keys(plants).length);
  });

  it('do not take a mail that still waits for one without a cause, although its cause is older', async () => {
    const suspected = await readFile(services.path('since-out/suspicion.json'), 'utf8');
    expect(suspected).toContain('mail-without-cause');
    const ids = services.path('since-out/ids.json');
    const facts = await services.readFacts('since-again', accepted(planted), '--ids', ids);
    const differences = await confirm(facts, services.path('since-out'), config);
    expect(differences.length).toBeGreaterThan(0);
    expect(kinds(differences)).not.toContain('mail-without-cause');
  });
});
