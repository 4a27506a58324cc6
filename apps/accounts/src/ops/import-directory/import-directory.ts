import { Injectable } from '@nestjs/common';
import type { DirectoryEntry } from '../../domain/directory/directory-entry';
import { entryFromRow } from '../../domain/directory/open-dataset-row';
import { DirectoryImport } from '../../infrastructure/directory-import';
import { ImportSummary } from './import-summary';
import { readOpenDataset } from './read-open-dataset';

const batchSize = 1_000;

/** Loads the directory: rows are read as fast as the store takes them, so memory does not grow with the file. */
@Injectable()
export class ImportDirectory {
  constructor(private readonly directory: DirectoryImport) {}

  /** `dryRun`: reads and judges the rows and writes none. Stops after the batch at hand when the signal comes; running it again goes on from there. */
  async execute(
    file: string,
    { signal, dryRun = false }: { signal?: AbortSignal; dryRun?: boolean } = {},
    summary = new ImportSummary(),
  ): Promise<ImportSummary> {
    let batch: DirectoryEntry[] = [];
    let writing: Promise<void> = Promise.resolve();
    const write = async () => {
      await writing;
      const entries = batch;
      batch = [];
      if (dryRun) return;
      writing = this.directory.write(entries).then((outcome) => summary.add(outcome));
      writing.catch(() => undefined); // it is awaited before the next batch, or at the end
    };
    for await (const row of readOpenDataset(file, () => skipped(summary))) {
      summary.read += 1;
      const entry = entryFromRow(row);
      if (typeof entry === 'string') summary.refuse(entry);
      else batch.push(entry);
      if (batch.length >= batchSize) await write();
      if (signal?.aborted) break;
    }
    summary.interrupted = signal?.aborted ?? false;
    if (!summary.interrupted && batch.length > 0) await write();
    await writing;
    return summary;
  }
}

function skipped(summary: ImportSummary): void {
  summary.read += 1;
  summary.refuse('line-malformed');
}
