import { Page } from '../../layout/page';

export default function Register() {
  return <Page title="Registro de usuario">{null}</Page>;
}
