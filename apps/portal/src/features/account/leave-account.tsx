import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../controls/button';
import { laterPart } from '../../later/later-part';
import { useSoon } from '../../later/use-soon';
import { useMe } from '../../session/me';
import { accountTexts } from './texts';

const CancelAccess = laterPart(
  async () => (await import('../manage-users/members/cancel-access')).CancelAccess,
);

/** Anybody may give the own access back. */
export function LeaveAccount({ accountId }: { readonly accountId: string }) {
  const t = accountTexts();
  const me = useMe();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  useSoon(CancelAccess.prepare);
  const member = { userId: me.id, names: `${me.firstNames} ${me.lastNames}` };
  return (
    <section aria-labelledby="dejar">
      <h2 id="dejar">{t('leaveTitle')}</h2>
      <p>{t('leaveText')}</p>
      <p>
        <Button kind="danger" onPress={() => setAsking(true)}>
          {t('leave')}
        </Button>
      </p>
      {asking ? (
        <CancelAccess
          accountId={accountId}
          member={member}
          onClose={() => setAsking(false)}
          onDone={() => void navigate({ to: '/cuentas' })}
        />
      ) : null}
    </section>
  );
}
