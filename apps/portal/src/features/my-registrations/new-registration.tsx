import type { AccessRequestView } from '@secop/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Button } from '../../controls/button';
import { Dialog } from '../../controls/dialog';
import { layoutTexts } from '../../layout/texts';
import { FindAccount } from '../find-account/find-account';
import MyRegistrations from './my-registrations';
import { myRegistrationsTexts } from './texts';

/** *Nuevo registro*: the dialog over *Mis registros*. */
export default function NewRegistration() {
  const t = myRegistrationsTexts();
  const layout = layoutTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  useEffect(() => {
    document.title = layout('pageTitle', { title: t('newTitle') });
  }, [layout, t]);
  const close = () => void navigate({ to: '/mis-registros' });
  const seeRequest = ({ id }: AccessRequestView) => {
    void queries.invalidateQueries({ queryKey: ['memberships'] });
    void queries.invalidateQueries({ queryKey: ['access-requests'] });
    void navigate({
      to: '/solicitudes/$requestId',
      params: { requestId: id },
      state: { filed: true },
    });
  };
  return (
    <>
      <MyRegistrations />
      <Dialog title={t('newTitle')} onClose={close}>
        <FindAccount
          onFiled={seeRequest}
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
