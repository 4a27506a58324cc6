import { Button } from '../../../controls/button';
import { Notice } from '../../../controls/notice';
import { StepHeading } from '../../../controls/step-heading';
import { manageUsersTexts } from '../texts';

/** Why the last administrator stays, and what to do first. */
export function LastAdministrator({ onClose }: { readonly onClose: () => void }) {
  const t = manageUsersTexts();
  return (
    <>
      <Notice>
        <StepHeading>{t('lastTitle')}</StepHeading>
        <p>{t('lastText')}</p>
      </Notice>
      <Button onPress={onClose}>{t('understood')}</Button>
    </>
  );
}
