import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client';
import { hasCode } from '../../../api/problem';
import { useCommand } from '../../../api/use-command';
import { Button } from '../../../controls/button';
import { Confirmation } from '../../../controls/confirmation';
import { manageUsersTexts } from '../texts';

interface RevertRejectionProps {
  readonly request: {
    readonly id: string;
    readonly version: number;
    readonly reversibleUntil?: string | undefined;
  };
  readonly name: string;
  readonly onDone: () => void;
  /** It is not the rejection any more that one looked at. */
  readonly onOvertaken: () => void;
}

interface Reversal {
  readonly id: string;
  readonly version: number;
}

const revert = ({ id, version }: Reversal, key: string) =>
  answerOf(
    api.POST('/access-requests/{id}/rejection-reversal', {
      params: { path: { id }, header: { 'idempotency-key': key, 'if-match': `"${version}"` } },
      body: {},
    }),
  );

const isOvertaken = (error: Error) =>
  hasCode(
    error,
    'precondition.failed',
    'access-request.not-rejected',
    'access-request.reversal-too-late',
  );

/** *Revertir rechazo del acceso*, while it can still be reverted. */
export function RevertRejection({ request, name, onDone, onOvertaken }: RevertRejectionProps) {
  const t = manageUsersTexts();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const refresh = () =>
    Promise.all(
      ['inbox', 'access-requests'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    );
  const command = useCommand(revert, {
    onSuccess: () => {
      setAsking(false);
      onDone();
    },
    onError: (error) => {
      if (!isOvertaken(error)) return;
      setAsking(false);
      onOvertaken();
    },
    onSettled: refresh,
  });
  const { id, version, reversibleUntil } = request;
  if (reversibleUntil && Date.parse(reversibleUntil) < Date.now()) return <p>{t('revertLate')}</p>;
  return (
    <>
      <Button
        kind="secondary"
        aria-label={`${t('revert')}: ${name}`}
        onPress={() => setAsking(true)}
      >
        {t('revert')}
      </Button>
      {asking ? (
        <Confirmation
          title={t('revertOf', { name })}
          confirm={t('revert')}
          cancel={t('back')}
          kind="primary"
          isPending={command.isPending}
          error={command.error}
          onConfirm={() => void command.submit({ id, version })}
          onClose={() => setAsking(false)}
        >
          <p>{t('revertText')}</p>
        </Confirmation>
      ) : null}
    </>
  );
}
