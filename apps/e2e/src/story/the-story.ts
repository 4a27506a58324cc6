import { aCompany } from '../companies/company';
import type { Mail } from '../inbox/inbox';
import { aPerson } from '../people/person';
import type { Scene } from './scene';
import { confirmationArrives, canAct, accountsSideBySide } from './steps/access-is-confirmed';
import { accept, administratorIsTold, readInbox } from './steps/administrator-decides';
import { appointAdministrator } from './steps/appoint-administrator';
import { askAgain, askForAccess, cannotActYet, requesterIsTold } from './steps/ask-for-access';
import { findAccount } from './steps/find-account';
import { findImported, loadDirectory } from './steps/load-directory';
import {
  registerAccount,
  registerWithWrongCheckDigit,
  searchInVain,
} from './steps/register-account';
import { registerPerson } from './steps/register-person';

export interface Ending {
  readonly confirmation: Mail;
  /** From the administrator's click to the mail in the SMTP server's hands, watched from outside. */
  readonly milliseconds: number;
}

/** The whole story, once, with people and companies that nobody has met. */
export async function playStory(scene: Scene): Promise<Ending> {
  const imported = await loadDirectory(scene);

  const administrator = await registerPerson(
    scene,
    aPerson({ firstNames: 'María José', lastNames: 'Peña Güiza' }),
  );
  const company = aCompany();
  await searchInVain(scene, administrator, company);
  await registerWithWrongCheckDigit(scene, administrator, company);
  await registerAccount(scene, administrator, company);

  const requester = await registerPerson(
    scene,
    aPerson({ firstNames: 'Édgar Andrés', lastNames: 'Muñoz Ordóñez' }),
  );
  const account = await findAccount(scene, requester, company);
  const request = await askForAccess(scene, requester, account.id);
  await cannotActYet(scene, requester, account.id);
  await askAgain(scene, requester, account.id);
  await requesterIsTold(scene, requester, request);

  await administratorIsTold(scene, administrator, request);
  const item = await readInbox(scene, administrator, request);
  const clicked = performance.now();
  await accept(scene, administrator, item);
  const confirmation = await confirmationArrives(scene, requester, account.name);
  const milliseconds = performance.now() - clicked;
  await canAct(scene, requester, account.id);

  const second = await findImported(scene, requester, imported);
  const open = await askForAccess(scene, requester, second.id);
  await requesterIsTold(scene, requester, open);
  await appointAdministrator(scene, administrator, second.id);
  await accept(scene, administrator, await readInbox(scene, administrator, open));
  await confirmationArrives(scene, requester, second.name);
  await canAct(scene, requester, second.id);
  await accountsSideBySide(scene, requester);

  return { confirmation, milliseconds };
}
