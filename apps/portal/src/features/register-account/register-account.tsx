import { useLocation } from '@tanstack/react-router';
import { registerTexts } from '../register/texts';
import { AccountJourney } from './account-journey';

/** *Registrar Entidad*, for who is registered already. */
export default function RegisterAccount() {
  const t = registerTexts();
  const name = useLocation({ select: ({ state }) => state.accountName ?? '' });
  return <AccountJourney begin="identity" name={name} title={t('accountTitle')} />;
}
