import { Page } from '../../layout/page';
import { AskForLink } from './ask-for-link';
import { ChoosePassword } from './choose-password';
import { resetPasswordTexts } from './texts';
import { useToken } from './use-token';

/** *Restablecer contraseña*: asks for the link, and is where the link leads. */
export default function ResetPassword() {
  const t = resetPasswordTexts();
  const { token, forget } = useToken();
  return (
    <Page title={t('title')}>
      {token ? <ChoosePassword key={token} token={token} onAskAgain={forget} /> : <AskForLink />}
    </Page>
  );
}
