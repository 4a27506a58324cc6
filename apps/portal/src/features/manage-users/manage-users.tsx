import { Page } from '../../layout/page';

export default function ManageUsers() {
  return <Page title="Administración de usuarios">{null}</Page>;
}
