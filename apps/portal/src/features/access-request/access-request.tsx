import type { AccessRequestView } from '@secop/contracts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { hasCode } from '../../api/problem';
import { Failure } from '../../controls/failure';
import { Waiting } from '../../controls/waiting';
import { NotFound } from '../../layout/not-found';
import { Page } from '../../layout/page';
import { useMe } from '../../session/me';
import { membershipsQuery } from '../my-registrations/memberships';
import { OthersRequest } from './others-request';
import { OwnRequest } from './own-request';
import { accessRequestQuery } from './queries';
import { situationOf } from './situation';
import { accessRequestTexts } from './texts';

/** One request, for who made it. */
export default function AccessRequest() {
  const t = accessRequestTexts();
  const me = useMe();
  const { requestId } = useParams({ from: '/signed-in/solicitudes/$requestId' });
  const { data: request, error, refetch } = useQuery(accessRequestQuery(requestId));
  if (hasCode(error, 'access-request.not-found')) return <NotFound />;
  const content = () => {
    if (request) {
      return request.userId === me.id ? (
        <Own key={request.id} request={request} />
      ) : (
        <OthersRequest request={request} />
      );
    }
    return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Waiting />;
  };
  return (
    <Page
      key={requestId}
      title={t('title')}
      {...(request ? { documentTitle: t('titleOf', { account: request.accountName }) } : {})}
      wide
    >
      {content()}
    </Page>
  );
}

/** What an accepted request is worth now is said by the membership that it gave. */
function Own({ request }: { readonly request: AccessRequestView }) {
  const { data: memberships, error, refetch } = useQuery(membershipsQuery);
  if (request.effective && !memberships) {
    return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Waiting />;
  }
  const membership = memberships?.find(({ accountId }) => accountId === request.accountId);
  return <OwnRequest request={request} situation={situationOf(request, membership)} />;
}
