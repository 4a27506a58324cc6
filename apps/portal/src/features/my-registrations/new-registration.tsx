import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Button } from '../../controls/button';
import { Dialog } from '../../controls/dialog';
import { layoutTexts } from '../../layout/texts';
import { FindAccount } from '../find-account/find-account';
import { nothingYet } from '../find-account/finding';
import { useSeeFiled } from '../find-account/use-see-filed';
import MyRegistrations from './my-registrations';
import { myRegistrationsTexts } from './texts';

/** *Nuevo registro*: the dialog over *Mis registros*. */
export default function NewRegistration() {
  const t = myRegistrationsTexts();
  const layout = layoutTexts();
  const navigate = useNavigate();
  const seeFiled = useSeeFiled();
  const [finding, setFinding] = useState(nothingYet);
  useEffect(() => {
    document.title = layout('pageTitle', { title: t('newTitle') });
  }, [layout, t]);
  const close = () => void navigate({ to: '/mis-registros' });
  return (
    <>
      <MyRegistrations />
      <Dialog title={t('newTitle')} onClose={close}>
        <FindAccount
          finding={finding}
          keep={(change) => setFinding((before) => ({ ...before, ...change }))}
          onFiled={seeFiled}
          onRegister={(accountName) =>
            void navigate({ to: '/cuentas/nueva', state: { accountName } })
          }
        />
        <Button kind="plain" onPress={close}>
          {t('close')}
        </Button>
      </Dialog>
    </>
  );
}
