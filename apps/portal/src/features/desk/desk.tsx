import { ButtonLink } from '../../controls/button';
import { Failure } from '../../controls/failure';
import { Notice } from '../../controls/notice';
import { Waiting } from '../../controls/waiting';
import { Page } from '../../layout/page';
import { Announcement } from '../../live/announcement';
import { useChange } from '../../live/use-change';
import { useMe } from '../../session/me';
import { MyAccounts } from './my-accounts';
import { PendingThings } from './pending-things';
import { deskTexts } from './texts';
import { useDesk, type DeskContent } from './use-desk';

/** *Escritorio*: what waits first, then the accounts, and where to begin when there is nothing. */
export default function Desk() {
  const t = deskTexts();
  const me = useMe();
  const { content, current, error, retry } = useDesk();
  const change = useChange(content && current ? String(waitingIn(content)) : undefined);
  const pending = t('pendingNow', { count: Number(change ?? 0) });
  const sections = () => {
    if (!content) return error ? <Failure error={error} onRetry={retry} /> : <Waiting />;
    if (!content.known) return <Beginning />;
    return (
      <>
        {error ? <Failure error={error} onRetry={retry} /> : null}
        <PendingThings
          inboxes={content.inboxes}
          requests={content.requests}
          complete={error === null}
        />
        <MyAccounts accounts={content.accounts} />
      </>
    );
  };
  return (
    <Page title={t('title')} wide>
      <p>{t('greeting', { name: me.firstNames })}</p>
      <Announcement>{change === undefined ? undefined : t('changed', { pending })}</Announcement>
      {sections()}
    </Page>
  );
}

const waitingIn = ({ inboxes, requests }: DeskContent) =>
  requests.length + inboxes.reduce((sum, { waiting }) => sum + waiting, 0);

function Beginning() {
  const t = deskTexts();
  return (
    <Notice title={t('emptyTitle')}>
      <p>{t('empty')}</p>
      <ButtonLink to="/mis-registros/nuevo">{t('new')}</ButtonLink>
    </Notice>
  );
}
