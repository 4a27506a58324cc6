import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { hasCode } from '../../api/problem';
import { ButtonLink } from '../../controls/button';
import { Failure } from '../../controls/failure';
import { Waiting } from '../../controls/waiting';
import { Page } from '../../layout/page';
import { accessRequestQuery } from '../access-request/queries';
import { ForAdministrators } from '../account/for-administrators';
import { useRequesterWords } from '../manage-users/people';
import { Decision } from './decision';
import { RequestDetails } from './request-details';
import { decideTexts } from './texts';

const route = '/signed-in/cuentas/$accountId/administracion-de-usuarios/$requestId';

/** One request, for the administrator who decides it. */
export default function DecideAccessRequest() {
  const t = decideTexts();
  const { accountId, requestId } = useParams({ from: route });
  const { nameOf } = useRequesterWords();
  // Read below, by administrators.
  const { data: request } = useQuery({ ...accessRequestQuery(requestId), enabled: false });
  const name = request?.requester ? nameOf(request.requester) : undefined;
  return (
    <Page
      title={t('title')}
      {...(name ? { documentTitle: t('titleOf', { name }) } : {})}
      key={requestId}
    >
      <p>
        <Link to="/cuentas/$accountId/administracion-de-usuarios" params={{ accountId }}>
          {t('back')}
        </Link>
      </p>
      <ForAdministrators accountId={accountId}>
        <Request accountId={accountId} requestId={requestId} />
      </ForAdministrators>
    </Page>
  );
}

interface RequestProps {
  readonly accountId: string;
  readonly requestId: string;
}

function Request({ accountId, requestId }: RequestProps) {
  const { nameOf } = useRequesterWords();
  const request = useQuery(accessRequestQuery(requestId));
  if (hasCode(request.error, 'access-request.not-found')) return <NotHere accountId={accountId} />;
  if (request.isError && !request.data) {
    return <Failure error={request.error} onRetry={() => void request.refetch()} />;
  }
  if (!request.data) return <Waiting />;
  if (request.data.accountId !== accountId) return <NotHere accountId={accountId} />;
  return (
    <Decision request={request.data} name={nameOf(request.data.requester)}>
      <RequestDetails request={request.data} />
    </Decision>
  );
}

function NotHere({ accountId }: { readonly accountId: string }) {
  const t = decideTexts();
  return (
    <>
      <p>
        <strong>{t('notFoundTitle')}.</strong> {t('notFoundText')}
      </p>
      <ButtonLink to="/cuentas/$accountId/administracion-de-usuarios" params={{ accountId }}>
        {t('toInbox')}
      </ButtonLink>
    </>
  );
}
