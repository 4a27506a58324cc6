import { Page } from '../../layout/page';

export default function VerifyEmail() {
  return <Page title="Verificar correo">{null}</Page>;
}
