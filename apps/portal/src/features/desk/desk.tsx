import { Page } from '../../layout/page';

export default function Desk() {
  return <Page title="Escritorio">{null}</Page>;
}
