import { ImportDirectory } from './import-directory';
import { ImportSummary } from './import-summary';
import { NotTheOpenDataset } from './read-open-dataset';

const interrupted = 130;

/** Runs the import with a progress line on stderr and the summary on stdout; answers the exit code. */
export async function runImport(directory: ImportDirectory, file: string): Promise<number> {
  const stop = new AbortController();
  const summary = new ImportSummary();
  const [end, every] = process.stderr.isTTY ? ['\r', 1_000] : ['\n', 5_000];
  const progress = setInterval(() => {
    process.stderr.write(`directory: ${summary.toString()}${end}`);
  }, every);
  process.once('SIGINT', () => stop.abort()).once('SIGTERM', () => stop.abort());
  try {
    await directory.execute(file, stop.signal, summary);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const aboutTheFile =
      error instanceof NotTheOpenDataset || code === 'ENOENT' || code === 'EISDIR';
    if (!aboutTheFile) throw error;
    process.stderr.write(`directory: ${file} cannot be imported: ${message}\n`);
    return 1;
  } finally {
    clearInterval(progress);
  }
  process.stdout.write(`directory: ${summary.toString()}\n`);
  if (!summary.interrupted) return 0;
  process.stdout.write('directory: interrupted; run it again to finish\n');
  return interrupted;
}
