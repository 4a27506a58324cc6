import { Page } from '../../layout/page';

export default function DecideAccessRequest() {
  return <Page title="Solicitud de acceso">{null}</Page>;
}
