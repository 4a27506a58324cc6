import { Page } from '../../layout/page';

export default function Account() {
  return <Page title="Cuenta">{null}</Page>;
}
