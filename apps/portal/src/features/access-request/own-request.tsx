import type { AccessRequestView } from '@secop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Button } from '../../controls/button';
import { Notice } from '../../controls/notice';
import { StateWord } from '../../controls/state-word';
import { brand } from '../../layout/brand';
import { layoutTexts } from '../../layout/texts';
import { Announcement } from '../../live/announcement';
import { useChange } from '../../live/use-change';
import { momentOf } from '../../texts/dates';
import styles from './access-request.module.css';
import { ProgressLine } from './progress-line';
import { accessRequestQuery } from './queries';
import { Reminder } from './reminder';
import { RequestFacts } from './request-facts';
import { stageOf } from './situation';
import { accessRequestTexts } from './texts';
import { Timeline } from './timeline';
import { WhatNext } from './what-next';
import { Withdrawal } from './withdrawal';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The request was filed just now. */
    filed?: boolean;
  }
}

interface OwnRequestProps {
  readonly request: AccessRequestView;
}

export function OwnRequest({ request }: OwnRequestProps) {
  const t = accessRequestTexts();
  const layout = layoutTexts();
  const queries = useQueryClient();
  const { state: arrival } = useLocation();
  const state = useRef<HTMLParagraphElement>(null);
  const [over, setOver] = useState(false);
  const change = useChange(request.display);
  const { reference, display } = request;
  const focusState = () => state.current?.focus();
  const seeWhatHappened = () => {
    setOver(true);
    void queries.invalidateQueries({ queryKey: accessRequestQuery(request.id).queryKey });
    focusState();
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
      </p>
      <div className="no-print">
        {arrival.filed && !change ? (
          <Notice kind="success" title={t('filedTitle')}>
            <p>{t('filed', { reference })}</p>
          </Notice>
        ) : null}
        <Announcement>{change && !over ? t('changed', { state: change }) : undefined}</Announcement>
        <div role="status">
          {over && request.status !== 'pending' ? (
            <Notice title={t('overTitle')}>
              <p>{t('over', { state: display })}</p>
            </Notice>
          ) : null}
        </div>
      </div>
      <ProgressLine stage={stageOf(request)} answer={display} />
      <div className={styles.columns}>
        <div className="no-print">
          <section>
            <h2>{t('nextTitle')}</h2>
            <WhatNext request={request} />
          </section>
          <section>
            <h2>{t('actionsTitle')}</h2>
            {request.status === 'pending' ? (
              <Reminder request={request} onOver={seeWhatHappened} />
            ) : null}
            <div className={styles.actions}>
              <Button kind="secondary" onPress={() => window.print()}>
                {t('print')}
              </Button>
              {request.status === 'pending' ? (
                <Withdrawal request={request} onWithdrawn={focusState} onOver={seeWhatHappened} />
              ) : null}
            </div>
          </section>
        </div>
        <div>
          <section>
            <h2>{t('factsTitle')}</h2>
            <RequestFacts request={request} />
          </section>
          <section className={styles.history}>
            <h2>{t('timelineTitle')}</h2>
            <Timeline request={request} />
          </section>
        </div>
      </div>
      <p className={styles.printed}>
        {t('receiptPrinted', {
          moment: momentOf(new Date().toISOString()),
          address: window.location.origin + window.location.pathname,
        })}
      </p>
    </>
  );
}
