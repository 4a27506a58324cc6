import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AccountsApp } from '../../../test-support/accounts-app';
import { generatedDirectory } from '../../../test-support/generated-directory';
import { aCompany } from '../../../test-support/registrations';
import { MongoDirectory } from '../../infrastructure/directory.mongo-repository';
import { ImportDirectory } from './import-directory';
import { ImportSummary } from './import-summary';
import { NotTheOpenDataset } from './read-open-dataset';

const counts = ({ read, inserted, updated, unchanged, refused }: ImportSummary) => ({
  read,
  inserted,
  updated,
  unchanged,
  refused: Object.fromEntries(refused),
});

describe('importing the directory', () => {
  let app: AccountsApp;
  let folder: string;
  beforeAll(async () => {
    app = await AccountsApp.start();
    folder = await mkdtemp(join(tmpdir(), 'directory-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await app?.stop();
  });

  const importFile = (file: string, signal?: AbortSignal) =>
    app.get(ImportDirectory).execute(file, { signal });
  const importText = async (text: string) => {
    const file = join(folder, 'given.csv');
    await writeFile(file, text);
    return counts(await importFile(file));
  };
  const entry = (code: string) => app.get(MongoDirectory).find(`secop-${code}`);

  it('writes the demonstration data once', async () => {
    const file = join(__dirname, '../../../demo/demo-accounts.csv');
    const none = { inserted: 0, updated: 0, unchanged: 0, refused: {} };
    expect(counts(await importFile(file))).toEqual({ ...none, read: 15, inserted: 15 });
    expect(counts(await importFile(file))).toEqual({ ...none, read: 15, unchanged: 15 });
  });

  it('rewrites only the rows that changed, and removes what they no longer say', async () => {
    const rows = (nit: string) =>
      `codigo,nombre,nit\n501,UNO SAS,900501501\n502,DOS SAS,${nit}\n503,TRES SAS,900503503\n`;
    expect(await importText(rows('900502502'))).toMatchObject({ inserted: 3 });
    expect(await importText(rows('No Definido'))).toMatchObject({ updated: 1, unchanged: 2 });
    expect(await entry('502')).not.toHaveProperty('nit');
    expect(await entry('502')).not.toHaveProperty('checkDigit');
  });

  it('takes columns in any order, in the spelling of a download, and only the public ones', async () => {
    await importText(
      '\ufeffCorreo,Nombre,Teléfono Representante Legal,Código,Es Grupo\nx@example.com,CONSORCIO SIETE,300,507,Si\n',
    );
    expect(await entry('507')).toMatchObject({ name: 'CONSORCIO SIETE', pluralProvider: true });
    const stored = await app.store.collection('directory_entries').find().toArray();
    expect(JSON.stringify(stored)).not.toMatch(/@example|"300"/);
  });

  it('goes on after bad rows and says why it refused them', async () => {
    const text = [
      'codigo,nombre,municipio',
      ',SIN CODIGO,CALI',
      '510,-,CALI',
      '$ne,OPERADOR,CALI',
      '511,"COMILLAS ""DOBLES"" SAS",CALI',
      '512,CORTA',
      '513,LARGA,CALI,DE,MAS',
      '514,"EN DOS\nLINEAS SAS",CALI',
      '515,VIEJA SAS,CALI',
      '515,NUEVA SAS,CALI',
      '516,COMILLA " SUELTA,CALI',
    ].join('\n');
    expect(await importText(`${text}\n`)).toEqual({
      read: 10,
      inserted: 4,
      updated: 0,
      unchanged: 0,
      refused: {
        'code-missing': 1,
        'name-missing': 1,
        'code-invalid': 1,
        'line-malformed': 2,
        'code-repeated': 1,
      },
    });
    expect(await entry('515')).toMatchObject({ name: 'NUEVA SAS' });
    expect(await entry('514')).toMatchObject({ name: 'EN DOS LINEAS SAS' });
  });

  it('never touches the entry of a registered account', async () => {
    const { body } = await app.as<{ id: string }>('ana', 'POST', '/accounts', aCompany());
    const entries = app.store.collection('directory_entries');
    const registered = await entries.findOne({ _id: body.id as never });
    await entries.insertOne({ ...registered, _id: 'secop-520' as never });
    expect(await importText('codigo,nombre\n520,OTRA SAS\n')).toMatchObject({
      refused: { 'account-registered': 1 },
    });
    expect(await entry('520')).toMatchObject({ name: registered!.name as string });
  });

  it('says nothing: no aggregate, no event', async () => {
    expect(await app.store.collection('accounts').countDocuments({ code: '501' })).toBe(0);
    expect(app.events.filter(({ subject }) => subject.startsWith('secop-'))).toEqual([]);
  });

  it.each([
    ['', 'empty'],
    ['nombre,nit\nX,1\n', 'without codigo'],
    ['codigo,nombre\n1,"never closed\n', 'with an open quote'],
    ['{"codigo": 1}\n', 'of another format'],
    [`codigo,nombre\n1,"${'x'.repeat(300_000)}"\n`, 'with an endless line'],
  ])('refuses a file (%#)', async (text) => {
    await expect(importText(text)).rejects.toThrow(NotTheOpenDataset);
  });

  it('stops between batches when it is told to, and finishes the next time', async () => {
    const { file, remove } = await generatedDirectory(5_000);
    const stop = new AbortController();
    const summary = new ImportSummary();
    const add = summary.add.bind(summary);
    summary.add = (outcome) => {
      add(outcome);
      stop.abort();
    };
    await app.get(ImportDirectory).execute(file, { signal: stop.signal }, summary);
    expect(summary.interrupted).toBe(true);
    expect(summary.inserted).toBeLessThan(5_000);
    const rest = await importFile(file);
    expect(rest.unchanged).toBe(summary.inserted);
    expect(rest.inserted).toBe(5_000 - summary.inserted);
    await remove();
  });

  it('reads no faster than it writes, and keeps nothing of 20,000 rows', async () => {
    const { file, remove } = await generatedDirectory(20_000);
    const before = retainedMegabytes();
    const summary = new ImportSummary();
    const add = summary.add.bind(summary);
    let ahead = 0;
    summary.add = (outcome) => {
      add(outcome);
      ahead = Math.max(
        ahead,
        summary.read - summary.inserted - summary.updated - summary.unchanged,
      );
    };
    await app.get(ImportDirectory).execute(file, {}, summary);
    expect(summary.inserted + summary.unchanged).toBe(20_000);
    expect(ahead).toBeLessThanOrEqual(3_000);
    expect(retainedMegabytes() - before).toBeLessThan(15);
    await remove();
  });
});

/** What is still reachable: V8 collects first. */
function retainedMegabytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
