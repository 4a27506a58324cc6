import type { accessHistoryEntry } from '@secop/contracts';
import type { z } from 'zod';
import { Table, type Column } from '../../controls/table';
import { shortMomentOf } from '../../texts/dates';
import styles from './history-table.module.css';
import { accessHistoryTexts } from './texts';

type Entry = z.infer<typeof accessHistoryEntry>;

interface HistoryTableProps {
  readonly entries: readonly Entry[];
}

export function HistoryTable({ entries }: HistoryTableProps) {
  const t = accessHistoryTexts();
  const happened: Readonly<Record<Entry['what'], string>> = {
    'signed-in': t('signedIn'),
    refused: t('refused'),
    'session-ended': t('sessionEnded'),
    'password-changed': t('passwordChanged'),
  };
  const reasons: Readonly<Record<NonNullable<Entry['reason']>, string>> = {
    'signed-out': t('signedOut'),
    'ended-by-user': t('endedByUser'),
    'user-closed': t('userClosed'),
    'too-many': t('tooMany'),
    'password-changed': t('forPassword'),
  };
  const more = ({ what, reason }: Entry) => {
    if (what === 'refused') return t('refusedHint');
    return reason ? reasons[reason] : undefined;
  };
  const columns: readonly Column<Entry>[] = [
    {
      id: 'what',
      header: t('what'),
      cell: (entry) => (
        <>
          {happened[entry.what]}
          {more(entry) ? <span className={styles.more}>{more(entry)}</span> : null}
        </>
      ),
    },
    {
      id: 'at',
      header: t('at'),
      cell: ({ at }) => <time dateTime={at}>{shortMomentOf(at)}</time>,
    },
    { id: 'device', header: t('device'), cell: ({ device }) => device },
  ];
  return <Table caption={t('caption')} columns={columns} rows={entries} keyOf={({ id }) => id} />;
}
