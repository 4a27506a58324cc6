import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../session/me';
import { useDocumentWords } from '../../texts/document-types';
import { membersQuery, type InboxItem } from './queries';
import { manageUsersTexts } from './texts';

type Requester = InboxItem['requester'];

/** How a requester is called; identity may be away, and then nobody has a name. */
export function useRequesterWords(): {
  nameOf: (requester: Requester) => string;
  documentOf: (requester: Requester) => string | null;
} {
  const t = manageUsersTexts();
  const documentWords = useDocumentWords();
  return {
    nameOf: (requester) =>
      requester ? `${requester.firstNames} ${requester.lastNames}` : t('nameless'),
    documentOf: (requester) =>
      requester ? documentWords(requester.documentType, requester.documentLastFour) : null,
  };
}

/** Who decided: `Usted`, the name of a member, or that it was an administrator. */
export function useDeciderName(
  accountId: string,
): (userId: string | null, name?: string | null) => string {
  const t = manageUsersTexts();
  const me = useMe();
  const { data } = useQuery(membersQuery(accountId));
  return (userId, name) => {
    if (userId === me.id) return t('you');
    const member = data?.items.find((one) => one.userId === userId);
    return name ?? member?.names ?? t('someAdministrator');
  };
}
