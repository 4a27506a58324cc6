import type { AccessRequestView } from '@secop/contracts';
import { Facts } from '../../controls/facts';
import { StateWord } from '../../controls/state-word';
import { useMe } from '../../session/me';
import { momentOf, weekdayOf } from '../../texts/dates';
import { useDocumentWords } from '../../texts/document-types';
import { roleTexts } from '../../texts/roles';
import { accessRequestTexts } from './texts';

interface RequestFactsProps {
  readonly request: AccessRequestView;
  /** The word for its state. */
  readonly display: string;
}

export function RequestFacts({ request, display }: RequestFactsProps) {
  const t = accessRequestTexts();
  const roles = roleTexts();
  const me = useMe();
  const documentWords = useDocumentWords();
  const { grantedRole, decidedAt, status } = request;
  const decided = status === 'rejected' ? t('rejectedAt') : t('acceptedAt');
  return (
    <Facts
      rows={[
        [t('reference'), request.reference],
        [t('account'), request.accountName],
        [t('state'), <StateWord key="state">{display}</StateWord>],
        [t('requester'), `${me.firstNames} ${me.lastNames}`],
        [t('document'), documentWords(me.documentType, me.documentLastFour)],
        [t('requestedRole'), roles(request.requestedRole)],
        [t('grantedRole'), grantedRole ? roles(grantedRole) : null],
        [t('position'), request.position],
        [t('message'), request.message],
        [t('submittedAt'), momentOf(request.submittedAt)],
        [t('deadline'), status === 'pending' ? weekdayOf(request.deadline) : null],
        [t('reason'), status === 'rejected' ? request.reason : null],
        [decided, decidedAt ? momentOf(decidedAt) : null],
      ]}
    />
  );
}
