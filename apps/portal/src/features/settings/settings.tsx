import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '../../controls/button';
import { Facts } from '../../controls/facts';
import { Failure } from '../../controls/failure';
import { Waiting } from '../../controls/waiting';
import { brand } from '../../layout/brand';
import { MailLink } from '../../layout/mail-link';
import { useDocumentWords } from '../../texts/document-types';
import { profileQuery } from './profile';
import { ProfileForm } from './profile-form';
import { SettingsLayout } from './settings-layout';
import { settingsTexts } from './texts';

/** *Configuraciones del usuario* → Mis datos. */
export default function Settings() {
  const t = settingsTexts();
  const documentWords = useDocumentWords();
  const { data: profile, error, refetch } = useQuery(profileQuery);
  const content = () => {
    if (!profile) {
      return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Waiting />;
    }
    const { email, documentType: type, documentLastFour: lastFour } = profile.user;
    return (
      <>
        <h2>{t('fixedTitle')}</h2>
        <Facts
          rows={[
            [t('email'), email],
            [t('document'), documentWords(type, lastFour)],
          ]}
        />
        <p>
          {t('fixedHint')} <MailLink to={brand.entity.serviceDesk} />
        </p>
        <h2>{t('passwordTitle')}</h2>
        <p>{t('passwordText')}</p>
        <p>
          <ButtonLink to="/restablecer-contrasena" kind="secondary">
            {t('changePassword')}
          </ButtonLink>
        </p>
        <h2>{t('changeTitle')}</h2>
        <ProfileForm profile={profile} />
      </>
    );
  };
  return <SettingsLayout title={t('profile')}>{content()}</SettingsLayout>;
}
