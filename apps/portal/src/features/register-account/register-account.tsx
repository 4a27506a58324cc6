import { Page } from '../../layout/page';

export default function RegisterAccount() {
  return <Page title="Registrar Entidad">{null}</Page>;
}
