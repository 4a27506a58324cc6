import { Page } from '../../layout/page';

export default function ChooseAccount() {
  return <Page title="Elegir cuenta">{null}</Page>;
}
