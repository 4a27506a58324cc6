import { Facts } from '../../controls/facts';
import { StateWord } from '../../controls/state-word';
import { dayOf, momentOf } from '../../texts/dates';
import { roleTexts } from '../../texts/roles';
import { useRequesterWords } from '../manage-users/people';
import type { InboxItem } from '../manage-users/queries';
import { RequestHistory } from './request-history';
import { decideTexts } from './texts';

/** Everything that an administrator sees of a request. */
export function RequestDetails({ request }: { readonly request: InboxItem }) {
  const { requester } = request;
  const t = decideTexts();
  const roleOf = roleTexts();
  const { nameOf, documentOf } = useRequesterWords();
  return (
    <section aria-labelledby="datos">
      <h2 id="datos">{nameOf(requester)}</h2>
      <Facts
        rows={[
          [t('state'), <StateWord key="state">{request.display}</StateWord>],
          [t('document'), documentOf(requester)],
          [t('email'), requester?.email],
          [t('position'), request.position],
          [t('message'), request.message],
          [t('requestedRole'), roleOf(request.requestedRole)],
          [t('account'), request.accountName],
          [t('submittedAt'), momentOf(request.submittedAt)],
          [t('deadline'), request.status === 'pending' ? dayOf(request.deadline) : null],
          [t('grantedRole'), request.grantedRole ? roleOf(request.grantedRole) : null],
          [t('reason'), request.status === 'rejected' ? request.reason : null],
          [t('reference'), request.reference],
        ]}
      />
      <RequestHistory request={request} />
    </section>
  );
}
