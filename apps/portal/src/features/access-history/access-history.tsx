import { Page } from '../../layout/page';

export default function AccessHistory() {
  return <Page title="Historial de accesos">{null}</Page>;
}
