import type { AccessRequestView } from '@secop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client';
import { hasCode } from '../../api/problem';
import { useCommand } from '../../api/use-command';
import { Button } from '../../controls/button';
import { Confirmation } from '../../controls/confirmation';
import { useSoon } from '../../later/use-soon';
import { showFresh } from './queries';
import { accessRequestTexts } from './texts';

interface WithdrawalProps {
  readonly request: AccessRequestView;
  readonly onWithdrawn: () => void;
  /** Somebody decided first. */
  readonly onOver: () => void;
}

/** *Retirar solicitud*, after a question. */
export function Withdrawal({ request, onWithdrawn, onOver }: WithdrawalProps) {
  const t = accessRequestTexts();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  useSoon(Confirmation.prepare);
  const withdrawal = useCommand(
    (id: string, key: string) =>
      answerOf(
        api.POST('/access-requests/{id}/withdrawal', {
          params: { path: { id }, header: { 'idempotency-key': key } },
          body: {},
        }),
      ),
    {
      onSuccess: (fresh) => {
        setAsking(false);
        showFresh(queries, fresh);
        void queries.invalidateQueries({ queryKey: ['memberships'] });
        void queries.invalidateQueries({ queryKey: ['access-requests', 'mine'] });
        onWithdrawn();
      },
      onError: (error) => {
        if (!hasCode(error, 'access-request.not-pending')) return;
        setAsking(false);
        onOver();
      },
    },
  );
  return (
    <>
      <Button kind="danger" onPress={() => setAsking(true)}>
        {t('withdraw')}
      </Button>
      {asking ? (
        <Confirmation
          title={t('withdrawTitle')}
          confirm={t('withdraw')}
          cancel={t('keep')}
          isPending={withdrawal.isPending}
          error={withdrawal.error}
          onConfirm={() => void withdrawal.submit(request.id)}
          onClose={() => setAsking(false)}
        >
          <p>{t('withdrawText', { reference: request.reference, account: request.accountName })}</p>
        </Confirmation>
      ) : null}
    </>
  );
}
