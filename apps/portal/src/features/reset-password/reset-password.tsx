import { Page } from '../../layout/page';

export default function ResetPassword() {
  return <Page title="Restablecer contraseña">{null}</Page>;
}
