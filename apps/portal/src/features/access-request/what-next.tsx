import type { AccessRequestView } from '@secop/contracts';
import { ButtonLink } from '../../controls/button';
import { Notice } from '../../controls/notice';
import { brand } from '../../layout/brand';
import { MailLink } from '../../layout/mail-link';
import { weekdayOf } from '../../texts/dates';
import { AfterRejection } from './after-rejection';
import { Expired } from './expired';
import type { Situation } from './situation';
import { accessRequestTexts } from './texts';

interface WhatNextProps {
  readonly request: AccessRequestView;
  readonly situation: Situation;
}

/** What happens next and when, in words for the requester. */
export function WhatNext({ request, situation }: WhatNextProps) {
  const t = accessRequestTexts();
  const account = request.accountName;
  const until = <strong>{weekdayOf(request.deadline)}</strong>;
  switch (situation) {
    case 'waits':
      return (
        <Notice>
          <p>
            {t('administratorDecides', { account })} {until}. {t('nobodyActsYet')}
          </p>
          <ul>
            <li>{t('secondDay')}</li>
            <li>{t('fourthDay')}</li>
            <li>{t('lastDay')}</li>
          </ul>
          <p>{t('weWrite')}</p>
        </Notice>
      );
    case 'waits-without-administrator':
      return (
        <Notice kind="warning" title={t('noAdministratorTitle')}>
          <p>
            {t('noAdministrator')} {until}. {t('nobodyActsYet')}
          </p>
          <ul>
            <li>{t('noAdministratorLater')}</li>
            <li>
              {t('noAdministratorYours')} <MailLink to={brand.entity.serviceDesk} />.
            </li>
            <li>{t('lastDay')}</li>
          </ul>
          <p>{t('weWrite')}</p>
        </Notice>
      );
    case 'being-granted':
      return (
        <Notice title={t('grantingTitle')}>
          <p>{t('granting')}</p>
        </Notice>
      );
    case 'effective':
      return (
        <Notice kind="success" title={t('effectiveTitle')}>
          <p>
            {request.grantedRole === 'accountAdmin'
              ? t('effectiveAdmin', { account })
              : t('effectiveProvider', { account })}
          </p>
          <ButtonLink to="/cuentas/$accountId" params={{ accountId: request.accountId }}>
            {t('toAccount')}
          </ButtonLink>
        </Notice>
      );
    case 'suspended':
      return (
        <Notice kind="warning" title={t('suspendedTitle')}>
          <p>{t('suspended', { account })}</p>
        </Notice>
      );
    case 'cancelled':
      return (
        <Notice kind="warning" title={t('cancelledTitle')}>
          <p>{t('cancelled', { account })}</p>
          <ButtonLink to="/mis-registros/nuevo">{t('newRequest')}</ButtonLink>
        </Notice>
      );
    case 'rejected':
      return <AfterRejection request={request} />;
    case 'withdrawn':
      return (
        <Notice title={t('withdrawnTitle')}>
          <p>{t('withdrawn')}</p>
          <ButtonLink to="/mis-registros/nuevo">{t('newRequest')}</ButtonLink>
        </Notice>
      );
    case 'expired':
      return <Expired request={request} />;
  }
}
