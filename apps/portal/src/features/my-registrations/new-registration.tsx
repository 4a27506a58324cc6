import { Page } from '../../layout/page';

export default function NewRegistration() {
  return <Page title="Nuevo registro">{null}</Page>;
}
