import { ButtonLink } from '../controls/button';
import { Page } from './page';
import { layoutTexts } from './texts';

export function NotFound() {
  const t = layoutTexts();
  return (
    <Page title={t('notFoundTitle')}>
      <p>{t('notFoundText')}</p>
      <ButtonLink to="/">{t('toDesk')}</ButtonLink>
    </Page>
  );
}
