import { Notice } from '../../controls/notice';
import { useChange } from '../../live/use-change';
import type { Situation } from './situation';
import { accessRequestTexts } from './texts';

interface RequestNewsProps {
  readonly situation: Situation;
  /** The person wanted to do something, and it was over already. */
  readonly tooLate: boolean;
}

/** Says what became of the request while it is on the screen. */
export function RequestNews({ situation, tooLate }: RequestNewsProps) {
  const t = accessRequestTexts();
  const change = useChange(situation);
  const words: Readonly<Record<Situation, string>> = {
    waits: t('nowWaits'),
    'waits-without-administrator': t('nowWithoutAdministrator'),
    'being-granted': t('nowBeingGranted'),
    effective: t('nowEffective'),
    suspended: t('nowSuspended'),
    cancelled: t('nowCancelled'),
    rejected: t('nowRejected'),
    withdrawn: t('nowWithdrawn'),
    expired: t('nowExpired'),
  };
  // The region is on the page before it has words, or screen readers miss them.
  return (
    <div role="status">
      {change ? (
        <Notice {...(tooLate ? { title: t('tooLateTitle') } : {})}>
          <p>
            {words[change]} {tooLate ? t('tooLate') : null}
          </p>
        </Notice>
      ) : null}
    </div>
  );
}
