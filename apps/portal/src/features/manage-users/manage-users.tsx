import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Page } from '../../layout/page';
import { Announcement } from '../../live/announcement';
import { ForAdministrators } from '../account/for-administrators';
import { accountQuery } from '../account/queries';
import { useArrivals } from './arrivals';
import { AcceptedTab } from './members/accepted-tab';
import { CancelledTab } from './members/cancelled-tab';
import { PendingTab } from './pending/pending-tab';
import { inboxQuery } from './queries';
import { RejectedTab } from './rejected/rejected-tab';
import { stateHeading } from './state-heading';
import { Tabs } from './tabs';
import { manageUsersTexts } from './texts';

const route = '/signed-in/cuentas/$accountId/administracion-de-usuarios';
const screens = {
  pendientes: PendingTab,
  aceptados: AcceptedTab,
  rechazados: RejectedTab,
  cancelados: CancelledTab,
} as const;

/** *Administración de usuarios*: who may act for the account, and who asks to. */
export default function ManageUsers() {
  const t = manageUsersTexts();
  const { accountId } = useParams({ from: route });
  const { estado = 'pendientes' } = useSearch({ from: route });
  const account = useQuery(accountQuery(accountId));
  return (
    <Page
      title={t('title')}
      documentTitle={t('documentTitle', { tab: t(estado) })}
      wide
      key={accountId}
    >
      <p>
        {t('ofAccount')}{' '}
        <Link to="/cuentas/$accountId" params={{ accountId }}>
          {account.data?.name ?? accountId}
        </Link>
      </p>
      <ForAdministrators accountId={accountId}>
        <States accountId={accountId} estado={estado} />
      </ForAdministrators>
    </Page>
  );
}

interface StatesProps {
  readonly accountId: string;
  readonly estado: keyof typeof screens;
}

function States({ accountId, estado }: StatesProps) {
  const t = manageUsersTexts();
  const { data } = useQuery(inboxQuery(accountId, 'pending'));
  const arrived = useArrivals(data?.items);
  const Screen = screens[estado];
  return (
    <>
      <Tabs accountId={accountId} current={estado} pending={data?.items.length ?? 0} />
      <Announcement>{arrived > 0 ? t('arrived', { count: arrived }) : undefined}</Announcement>
      <section aria-labelledby={stateHeading}>
        <h2 id={stateHeading} tabIndex={-1} data-step>
          {t(estado)}
        </h2>
        <Screen accountId={accountId} />
      </section>
    </>
  );
}
