import type { AccessRequestView } from '@secop/contracts';
import { Button, ButtonLink } from '../../controls/button';
import { Facts } from '../../controls/facts';
import { Notice } from '../../controls/notice';
import styles from '../../forms/field.module.css';
import { Page } from '../../layout/page';
import { momentOf, weekdayOf } from '../../texts/dates';
import { registerAccountTexts } from './texts';

interface RequestFiledProps {
  readonly request: AccessRequestView;
}

/** *Finalizar*: the radicado, and what happens next. */
export function RequestFiled({ request }: RequestFiledProps) {
  const t = registerAccountTexts();
  const { id, reference, accountName, submittedAt, deadline, withoutAdministrator } = request;
  return (
    <Page title={t('filedTitle')}>
      <Notice kind="success" title={`${t('reference')}: ${reference}`} />
      <Facts
        rows={[
          [t('account'), accountName],
          [t('filedAt'), momentOf(submittedAt)],
          [t('deadline'), withoutAdministrator ? undefined : weekdayOf(deadline)],
        ]}
      />
      <h2>{t('nextTitle')}</h2>
      <ol>
        <li>{t(withoutAdministrator ? 'nextWithoutAdministrator' : 'nextAdministrator')}</li>
        <li>{t('nextAnswer')}</li>
        <li>{t('nextFollow')}</li>
      </ol>
      <div className={`${styles.actions} no-print`}>
        <ButtonLink to="/">{t('finish')}</ButtonLink>
        <ButtonLink to="/solicitudes/$requestId" params={{ requestId: id }} kind="secondary">
          {t('seeRequest')}
        </ButtonLink>
        <Button kind="plain" onPress={() => window.print()}>
          {t('print')}
        </Button>
      </div>
    </Page>
  );
}
