import { useState } from 'react';
import { useCommand } from '../../api/use-command';
import { Button } from '../../controls/button';
import { Confirmation } from '../../controls/confirmation';
import { useSoon } from '../../later/use-soon';
import { endSession } from './end-session';
import { sessionsTexts } from './texts';

interface EndOthersProps {
  readonly ids: readonly string[];
  readonly onEnded: () => void;
  /** Some of them may have ended. */
  readonly onFailed: () => void;
}

/** *Cerrar las demás sesiones*, after a question. */
export function EndOthers({ ids, onEnded, onFailed }: EndOthersProps) {
  const t = sessionsTexts();
  const [asking, setAsking] = useState(false);
  useSoon(Confirmation.prepare);
  const ending = useCommand(
    async (all: readonly string[]) => {
      for (const id of all) await endSession(id);
    },
    {
      onSuccess: () => {
        setAsking(false);
        onEnded();
      },
      onError: onFailed,
    },
  );
  return (
    <>
      <Button kind="danger" onPress={() => setAsking(true)}>
        {t('endOthers')}
      </Button>
      {asking ? (
        <Confirmation
          title={t('endOthersTitle')}
          confirm={t('endOthers')}
          cancel={t('cancel')}
          isPending={ending.isPending}
          error={ending.error}
          onConfirm={() => void ending.submit(ids)}
          onClose={() => setAsking(false)}
        >
          <p>{t('endOthersText', { count: ids.length })}</p>
        </Confirmation>
      ) : null}
    </>
  );
}
