import { Page } from '../../layout/page';

export default function AccountSection() {
  return <Page title="Crear o solicitar acceso a una Entidad">{null}</Page>;
}
