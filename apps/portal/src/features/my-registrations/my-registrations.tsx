import { Page } from '../../layout/page';

export default function MyRegistrations() {
  return <Page title="Mis registros">{null}</Page>;
}
