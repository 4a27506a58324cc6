import { Page } from '../../layout/page';

export default function AccessRequest() {
  return <Page title="Solicitud de acceso">{null}</Page>;
}
