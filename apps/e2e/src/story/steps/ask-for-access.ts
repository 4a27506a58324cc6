import { accessRequestView, type AccessRequestView, type ProblemDocument } from '@secop/contracts';
import type { Mail } from '../../inbox/inbox';
import type { User } from '../../people/user';
import type { Scene } from '../scene';

export const message = 'Trabajo en licitaciones y debo presentar la oferta antes del viernes.';

/** "Solicitar". */
export async function askForAccess(
  { tell }: Scene,
  { browser, person }: User,
  accountId: string,
): Promise<AccessRequestView> {
  const answer = await browser.post('/access-requests', { accountId, message });
  const request = answer.as(201, accessRequestView);
  tell(
    `${person.firstNames} asks for access: radicado ${request.reference}, "${request.display}".`,
  );
  return request;
}

/** Until the confirmation, nothing works from the account. */
export async function cannotActYet(
  { tell }: Scene,
  { browser }: User,
  accountId: string,
): Promise<ProblemDocument> {
  const answer = await browser.get(`/accounts/${accountId}/acting`);
  const problem = answer.refusal(403, 'account.not-member');
  tell(`Acting for the account is refused: "${problem.title}".`);
  return problem;
}

export async function askAgain(
  { tell }: Scene,
  { browser }: User,
  accountId: string,
): Promise<ProblemDocument> {
  const answer = await browser.post('/access-requests', { accountId });
  const problem = answer.refusal(409, 'access-request.already-pending');
  tell(`Asking again is refused: "${problem.title}".`);
  return problem;
}

/** By mail: the request was received, or nobody can decide it yet. */
export async function requesterIsTold(
  { inbox, tell }: Scene,
  { person }: User,
  { withoutAdministrator, reference }: AccessRequestView,
): Promise<Mail> {
  const words = withoutAdministrator ? 'espera un administrador' : 'Recibimos su solicitud';
  const mail = await inbox.arrival(person.email, words, reference);
  tell(`${person.firstNames} receives "${mail.subject}".`);
  return mail;
}
