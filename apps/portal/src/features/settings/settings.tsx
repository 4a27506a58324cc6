import { Page } from '../../layout/page';

export default function Settings() {
  return <Page title="Configuraciones del usuario">{null}</Page>;
}
