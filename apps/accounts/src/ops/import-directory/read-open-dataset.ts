import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { searchable } from '../../domain/name/spelling';
import {
  importedColumns,
  type ImportedColumn,
  type OpenDatasetRow,
} from '../../domain/directory/open-dataset-row';

/** The file is not one of the open dataset's. */
export class NotTheOpenDataset extends Error {}

const longestRecord = 256 * 1024;
const required: readonly ImportedColumn[] = ['codigo', 'nombre'];

/** `Fecha Creación` of a download by hand is `fecha_creacion` of the API. */
const columnName = (header: string) =>
  searchable(header.replaceAll('_', ' ')).toLowerCase().replaceAll(' ', '_');

function columnsOf(header: readonly string[]) {
  const names = header.map(columnName);
  const missing = required.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    throw new NotTheOpenDataset(`The file has no column ${missing.join(' and no column ')}.`);
  }
  return names.map((name) => (importedColumns.some((column) => column === name) ? name : false));
}

/** Beyond these nothing can be told apart any more: what follows would be lost in silence. */
const fatal = new Set(['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE']);

/** Rows one by one, as fast as they are taken; `onSkipped` hears of lines that are no row. */
export async function* readOpenDataset(
  file: string,
  onSkipped: () => void,
): AsyncGenerator<OpenDatasetRow> {
  let isEmpty = true;
  const parser = parse({
    bom: true,
    columns: (header: string[]) => {
      isEmpty = false;
      return columnsOf(header);
    },
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRecord,
  });
  parser.on('skip', (error: CsvError | undefined) => {
    if (error && fatal.has(error.code)) parser.destroy(error);
    else onSkipped();
  });
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  source.on('error', (error) => parser.destroy(error));
  try {
    yield* source.pipe(parser) as AsyncIterable<OpenDatasetRow>;
  } catch (error) {
    throw error instanceof CsvError ? new NotTheOpenDataset(error.message) : error;
  } finally {
    source.destroy();
  }
  if (isEmpty) throw new NotTheOpenDataset('The file is empty.');
}
