import { Page } from '../../layout/page';

export default function Sessions() {
  return <Page title="Sesiones activas">{null}</Page>;
}
