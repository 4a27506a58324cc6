import type { AccessRequestView } from '@secop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Button, ButtonLink } from '../../controls/button';
import { Notice } from '../../controls/notice';
import { StateWord } from '../../controls/state-word';
import { useFocusAfter } from '../../controls/use-focus-after';
import { brand } from '../../layout/brand';
import { layoutTexts } from '../../layout/texts';
import styles from './access-request.module.css';
import { PrintedAt } from './printed-at';
import { ProgressLine } from './progress-line';
import { accessRequestQuery } from './queries';
import { Reminder } from './reminder';
import { RequestNews } from './request-news';
import { RequestFacts } from './request-facts';
import { displayOf, stageOf, type Situation } from './situation';
import { accessRequestTexts } from './texts';
import { Timeline } from './timeline';
import { WhatNext } from './what-next';
import { Withdrawal } from './withdrawal';

interface OwnRequestProps {
  readonly request: AccessRequestView;
  readonly situation: Situation;
}

export function OwnRequest({ request, situation }: OwnRequestProps) {
  const t = accessRequestTexts();
  const layout = layoutTexts();
  const queries = useQueryClient();
  const { state: arrival } = useLocation();
  const state = useRef<HTMLParagraphElement>(null);
  const [tooLate, setTooLate] = useState(false);
  const { reference } = request;
  const display = displayOf(request, situation);
  const takeFocus = useFocusAfter(() => state.current);
  const seeWhatHappened = () => {
    setTooLate(true);
    void queries.invalidateQueries({ queryKey: accessRequestQuery(request.id).queryKey });
    takeFocus();
  };
  return (
    <>
      <div className={styles.receiptTitle}>
        <p>{t('receiptTitle', { product: layout('product') })}</p>
        {brand.demonstration ? <p>{layout('demonstration')}</p> : null}
      </div>
      <p className={`${styles.head} no-print`} ref={state} tabIndex={-1}>
        <span className={styles.account}>{request.accountName}</span>
        <StateWord>{display}</StateWord>
        <span>
          {t('reference')} <strong>{reference}</strong>
        </span>
      </p>
      <div className="no-print">
        {arrival.filed && request.status === 'pending' ? (
          <Notice kind="success" title={t('filedTitle')}>
            <p>{t('filed', { reference })}</p>
            <ButtonLink to="/">{t('finish')}</ButtonLink>
          </Notice>
        ) : null}
        <RequestNews situation={situation} tooLate={tooLate} />
      </div>
      <ProgressLine stage={stageOf(situation)} answer={display} />
      <div className={styles.columns}>
        <div className="no-print">
          <section>
            <h2>{t('nextTitle')}</h2>
            <WhatNext request={request} situation={situation} />
          </section>
          <section>
            <h2>{t('actionsTitle')}</h2>
            {situation === 'waits' ? <Reminder request={request} onOver={seeWhatHappened} /> : null}
            <div className={styles.actions}>
              <Button kind="secondary" onPress={() => window.print()}>
                {t('print')}
              </Button>
              {request.status === 'pending' ? (
                <Withdrawal request={request} onWithdrawn={takeFocus} onOver={seeWhatHappened} />
              ) : null}
            </div>
          </section>
        </div>
        <div>
          <section>
            <h2>{t('factsTitle')}</h2>
            <RequestFacts request={request} display={display} />
          </section>
          <section className={styles.history}>
            <h2>{t('timelineTitle')}</h2>
            <Timeline request={request} />
          </section>
        </div>
      </div>
      <PrintedAt />
    </>
  );
}
