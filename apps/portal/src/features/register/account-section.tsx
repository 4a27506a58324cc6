import { Page } from '../../layout/page';
import { FindAccount } from '../find-account/find-account';

export default function AccountSection() {
  return (
    <Page title="Crear o solicitar acceso a una Entidad">
      <FindAccount onFiled={() => undefined} onRegister={() => undefined} />
    </Page>
  );
}
