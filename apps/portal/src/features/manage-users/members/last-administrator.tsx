import { Button } from '../../../controls/button';
import { Dialog } from '../../../controls/dialog';
import { Notice } from '../../../controls/notice';
import { StepHeading } from '../../../controls/step-heading';
import { manageUsersTexts } from '../texts';

interface LastAdministratorProps {
  readonly title: string;
  readonly onClose: () => void;
}

/** In place of a dialog: why the last administrator stays, and what to do first. */
export function LastAdministrator({ title, onClose }: LastAdministratorProps) {
  const t = manageUsersTexts();
  return (
    <Dialog title={title} onClose={onClose}>
      <Notice>
        <StepHeading>{t('lastTitle')}</StepHeading>
        <p>{t('lastText')}</p>
      </Notice>
      <Button onPress={onClose}>{t('understood')}</Button>
    </Dialog>
  );
}
