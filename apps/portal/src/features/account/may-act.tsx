import type { actingView } from '@secop/contracts';
import type { z } from 'zod';
import { Notice } from '../../controls/notice';
import { dayOf } from '../../texts/dates';
import { roleTexts } from '../../texts/roles';
import { accountTexts } from './texts';

const explained = ['account.act', 'access-requests.decide', 'members.manage'] as const;

export function MayAct({ role, since, permissions }: z.infer<typeof actingView>) {
  const t = accountTexts();
  const roleOf = roleTexts();
  return (
    <Notice kind="success" title={t('actingSince', { day: dayOf(since) })}>
      <p>
        {t('role', { role: roleOf(role) })} {t('permissions')}
      </p>
      <ul>
        {explained
          .filter((permission) => permissions.includes(permission))
          .map((permission) => (
            <li key={permission}>{t(permission)}</li>
          ))}
      </ul>
    </Notice>
  );
}
