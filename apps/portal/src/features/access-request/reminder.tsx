import type { AccessRequestView } from '@secop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { hasCode } from '../../api/problem';
import { useCommand } from '../../api/use-command';
import { Button } from '../../controls/button';
import { Failure } from '../../controls/failure';
import { Notice } from '../../controls/notice';
import { weekdayOf } from '../../texts/dates';
import { showFresh } from './queries';
import { accessRequestTexts } from './texts';

interface ReminderProps {
  readonly request: AccessRequestView;
  /** It was over before the reminder arrived. */
  readonly onOver: () => void;
}

/** *Enviar recordatorio*: once per business day; one too many is no failure. */
export function Reminder({ request, onOver }: ReminderProps) {
  const t = accessRequestTexts();
  const queries = useQueryClient();
  const reminder = useCommand(
    (id: string, key: string) =>
      answerOf(
        api.POST('/access-requests/{id}/reminders', {
          params: { path: { id }, header: { 'idempotency-key': key } },
          body: {},
        }),
      ),
    {
      onSuccess: (fresh) => showFresh(queries, fresh),
      onError: (error) => {
        if (hasCode(error, 'access-request.not-pending')) onOver();
      },
    },
  );
  const { error } = reminder;
  const tooSoon = hasCode(error, 'access-request.reminded-recently');
  const until = tooSoon ? error.document.until : undefined;
  return (
    <>
      <p>
        <Button
          kind="secondary"
          isPending={reminder.isPending}
          onPress={() => void reminder.submit(request.id)}
        >
          {t('remind')}
        </Button>
      </p>
      <p>{t('remindHint')}</p>
      <div role="status">
        {reminder.isSuccess ? (
          <Notice kind="success">
            <p>{t('reminded')}</p>
          </Notice>
        ) : null}
        {tooSoon ? (
          <Notice title={t('remindedTitle')}>
            <p>
              {typeof until === 'string'
                ? t('remindedUntil', { day: weekdayOf(until) })
                : t('remindedLater')}
            </p>
          </Notice>
        ) : null}
      </div>
      {error && !tooSoon && !hasCode(error, 'access-request.not-pending') ? (
        <Failure error={error} />
      ) : null}
    </>
  );
}
