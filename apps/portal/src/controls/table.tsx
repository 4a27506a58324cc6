import type { ReactNode } from 'react';
import styles from './table.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Holds links or buttons: as narrow as they are, and on a card they need no label. */
  readonly acts?: true;
}

interface TableProps<Row> {
  readonly caption: string;
  /** The first one names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** Rows to read. On a narrow screen each becomes a card; the roles keep it a table for screen readers. */
export const Table = <Row,>({ caption, columns, rows, keyOf }: TableProps<Row>) => (
  <table className={styles.table} role="table">
    <caption className="visually-hidden">{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {columns.map(({ id, header }) => (
          <th key={id} scope="col" role="columnheader">
            {header}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((row) => (
        <tr key={keyOf(row)} role="row">
          {columns.map(({ id, header, cell, acts }, place) =>
            place === 0 ? (
              <th key={id} scope="row" role="rowheader">
                {cell(row)}
              </th>
            ) : (
              <td key={id} role="cell" data-acts={acts}>
                <span className={styles.label} aria-hidden="true">
                  {header}
                </span>
                <div>{cell(row)}</div>
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);
