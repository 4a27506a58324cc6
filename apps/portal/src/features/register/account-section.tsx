import { ButtonLink } from '../../controls/button';
import { AccountJourney } from '../register-account/account-journey';
import { SectionHeading } from './section-heading';
import { registerTexts } from './texts';

/** Section 3, *Crear o solicitar acceso a una Entidad*: the person is signed in. */
export default function AccountSection() {
  const t = registerTexts();
  return (
    <AccountJourney
      begin="search"
      title={t('accountTitle')}
      above={<SectionHeading number={3} />}
      below={
        <ButtonLink to="/" kind="plain">
          {t('later')}
        </ButtonLink>
      }
    />
  );
}
