import type { AccessRequestView } from '@secop/contracts';
import { ButtonLink } from '../../controls/button';
import { Notice } from '../../controls/notice';
import { accessRequestTexts } from './texts';

interface OthersRequestProps {
  readonly request: AccessRequestView;
}

/** An administrator who followed the requester's address is led to their own screen. */
export function OthersRequest({ request }: OthersRequestProps) {
  const t = accessRequestTexts();
  return (
    <Notice title={t('notYoursTitle')}>
      <p>{t('notYours', { account: request.accountName })}</p>
      <ButtonLink
        to="/cuentas/$accountId/administracion-de-usuarios/$requestId"
        params={{ accountId: request.accountId, requestId: request.id }}
      >
        {t('decide')}
      </ButtonLink>
    </Notice>
  );
}
