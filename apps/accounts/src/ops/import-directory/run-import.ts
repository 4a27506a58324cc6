import { basename } from 'node:path';
import { operatorCommand, OperatorRefusal } from '@secop/platform';
import type { Config } from '../../config';
import { ImportDirectory } from './import-directory';
import { ImportSummary } from './import-summary';
import { NotTheOpenDataset } from './read-open-dataset';

const progressEvery = 5_000;

/** With a progress line now and then. It changes no account and says no event, so a schedule may run it without a name. */
export const directoryImport = operatorCommand<Config>({
  name: 'directory import',
  words: ['FILE'],
  options: {},
  help: 'loads a CSV of the open dataset; safe to run again',
  change: true,
  unnamed: true,
  async run({ words: [file = ''], dryRun, signal, progress, audit, get }) {
    const directory = await get(ImportDirectory);
    const summary = new ImportSummary();
    const saying = setInterval(() => progress(`directory: ${summary.toString()}`), progressEvery);
    try {
      if (!dryRun) await audit({ file: basename(file) });
      await directory.execute(file, { signal, dryRun }, summary);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const aboutTheFile =
        error instanceof NotTheOpenDataset || code === 'ENOENT' || code === 'EISDIR';
      if (!aboutTheFile) throw error;
      throw new OperatorRefusal(`directory: ${file} cannot be imported: ${message}`);
    } finally {
      clearInterval(saying);
    }
    const lines = [`directory: ${summary.toString()}${dryRun ? ' (nothing written)' : ''}`];
    if (summary.interrupted) lines.push('directory: interrupted; run it again to finish');
    return {
      lines,
      data: { ...summary, refused: Object.fromEntries(summary.refused), dryRun },
      failed: summary.interrupted,
    };
  },
});
