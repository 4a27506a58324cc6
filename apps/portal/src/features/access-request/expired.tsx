import type { AccessRequestView } from '@secop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { Button } from '../../controls/button';
import { Failure } from '../../controls/failure';
import { Notice } from '../../controls/notice';
import { isCalm } from '../find-account/refusal';
import { accessRequestTexts } from './texts';

interface ExpiredProps {
  readonly request: AccessRequestView;
}

/** Why it ended without an answer; unless the account takes nobody, the same can be asked again at once. */
export function Expired({ request }: ExpiredProps) {
  const t = accessRequestTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { accountId, message, position, requestedRole: role } = request;
  const body = {
    accountId,
    role,
    ...(message ? { message } : {}),
    ...(position ? { position } : {}),
  };
  const renewal = useCommand(
    (_: string, key: string) =>
      answerOf(
        api.POST('/access-requests', { body, params: { header: { 'idempotency-key': key } } }),
      ),
    {
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: ['access-requests'] });
        await queries.invalidateQueries({ queryKey: ['memberships'] });
        await navigate({
          to: '/solicitudes/$requestId',
          params: { requestId: id },
          state: { filed: true },
        });
      },
    },
  );
  const reasons: Readonly<Record<string, string>> = {
    'deadline-passed': t('deadlinePassed'),
    'account-closed': t('accountClosed'),
    'account-full': t('accountFull'),
  };
  const takesNobody = request.reason === 'account-closed' || request.reason === 'account-full';
  return (
    <>
      <Notice kind="warning" title={t('expiredTitle')}>
        <p>{reasons[request.reason ?? ''] ?? t('endedOtherwise')}</p>
        {takesNobody ? null : (
          <>
            <p>{t('renewHint')}</p>
            <Button isPending={renewal.isPending} onPress={() => void renewal.submit(request.id)}>
              {t('renew')}
            </Button>
          </>
        )}
      </Notice>
      <RenewalProblem error={renewal.error} />
    </>
  );
}

function RenewalProblem({ error }: { readonly error: Error | null }) {
  if (!error) return null;
  if (!isCalm(error)) return <Failure error={error} />;
  return (
    <Notice title={error.document.title} live="status">
      <p>{error.document.detail}</p>
    </Notice>
  );
}
