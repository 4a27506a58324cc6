import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '../../controls/button';
import { useRequesterWords } from '../manage-users/people';
import { inboxQuery } from '../manage-users/queries';
import { decideTexts } from './texts';

interface NextPendingProps {
  readonly accountId: string;
  /** The request that has just been decided; the list may not know yet. */
  readonly after: string;
}

/** How many requests still wait, and the way to the oldest. */
export function NextPending({ accountId, after }: NextPendingProps) {
  const t = decideTexts();
  const { nameOf } = useRequesterWords();
  const { data } = useQuery(inboxQuery(accountId, 'pending'));
  if (!data) return null;
  const waiting = data.items.filter(({ id }) => id !== after);
  const [next] = waiting;
  return (
    <>
      <p>{next ? t('nextText', { count: waiting.length }) : t('noneLeft')}</p>
      {next ? (
        <ButtonLink
          to="/cuentas/$accountId/administracion-de-usuarios/$requestId"
          params={{ accountId, requestId: next.id }}
          kind="secondary"
        >
          {t('next', { name: nameOf(next.requester) })}
        </ButtonLink>
      ) : (
        <ButtonLink
          to="/cuentas/$accountId/administracion-de-usuarios"
          params={{ accountId }}
          kind="secondary"
        >
          {t('back')}
        </ButtonLink>
      )}
    </>
  );
}
