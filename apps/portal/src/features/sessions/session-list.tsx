import type { sessionView } from '@secop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { useCommand } from '../../api/use-command';
import { Button } from '../../controls/button';
import { Failure } from '../../controls/failure';
import { Notice } from '../../controls/notice';
import { Table, type Column } from '../../controls/table';
import { titleOfScreen, useFocusAfter } from '../../controls/use-focus-after';
import { momentOf, shortMomentOf } from '../../texts/dates';
import { EndOthers } from './end-others';
import { endSession } from './end-session';
import { sessionsTexts } from './texts';

type Session = z.infer<typeof sessionView>;

interface SessionListProps {
  readonly sessions: readonly Session[];
}

export function SessionList({ sessions }: SessionListProps) {
  const t = sessionsTexts();
  const queries = useQueryClient();
  const [done, setDone] = useState<string>();
  const refresh = (message?: string) => {
    setDone(message);
    return queries.invalidateQueries({ queryKey: ['sessions'] });
  };
  const focusTitle = useFocusAfter(titleOfScreen);
  const ending = useCommand(({ id }: Session) => endSession(id), {
    onSuccess: (_, { device }) => {
      focusTitle();
      return refresh(t('ended', { device }));
    },
  });
  const others = sessions.filter(({ current }) => !current);
  const columns: readonly Column<Session>[] = [
    { id: 'device', header: t('device'), cell: ({ device }) => device },
    { id: 'startedAt', header: t('startedAt'), cell: ({ startedAt }) => shortMomentOf(startedAt) },
    {
      id: 'lastSeenAt',
      header: t('lastSeenAt'),
      cell: ({ lastSeenAt }) => shortMomentOf(lastSeenAt),
    },
    {
      id: 'action',
      acts: true,
      header: t('action'),
      cell: (session) =>
        session.current ? (
          <strong>{t('current')}</strong>
        ) : (
          <Button
            kind="secondary"
            aria-label={t('endOf', {
              device: session.device,
              moment: momentOf(session.startedAt),
            })}
            isPending={ending.isPending && ending.variables?.id === session.id}
            onPress={() => void ending.submit(session)}
          >
            {t('end')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <div role="status">
        {done ? (
          <Notice kind="success">
            <p>{done}</p>
          </Notice>
        ) : null}
      </div>
      {ending.error ? <Failure error={ending.error} /> : null}
      <Table caption={t('caption')} columns={columns} rows={sessions} keyOf={({ id }) => id} />
      {others.length > 0 ? (
        <EndOthers
          ids={others.map(({ id }) => id)}
          onEnded={() => {
            focusTitle();
            void refresh(t('endedOthers'));
          }}
          onFailed={() => void refresh()}
        />
      ) : (
        <p>{t('onlyThis')}</p>
      )}
    </>
  );
}
