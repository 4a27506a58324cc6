import { accessRequestView, inboxItem, type AccessRequestView } from '@secop/contracts';
import { z } from 'zod';
import type { Mail } from '../../inbox/inbox';
import { fullName } from '../../people/person';
import type { User } from '../../people/user';
import type { Scene } from '../scene';

const page = z.object({ items: z.array(inboxItem), next: z.string().nullable() });
export type InboxItem = z.infer<typeof inboxItem>;

export async function administratorIsTold(
  { inbox, tell }: Scene,
  { person }: User,
  { reference }: AccessRequestView,
): Promise<Mail> {
  const mail = await inbox.arrival(person.email, 'Nueva solicitud de acceso', reference);
  tell(`${person.firstNames} receives "${mail.subject}".`);
  return mail;
}

/** "Administración de usuarios": the pending requests, with names. */
export async function readInbox(
  { tell }: Scene,
  { browser, person }: User,
  request: AccessRequestView,
): Promise<InboxItem> {
  const answer = await browser.get(`/accounts/${request.accountId}/access-requests?status=pending`);
  const item = answer.as(200, page).items.find(({ id }) => id === request.id);
  if (!item?.requester) throw new Error('the request or its names are missing in the inbox');
  const { firstNames, lastNames, documentType, documentLastFour } = item.requester;
  tell(
    `${person.firstNames} reads in the inbox: ${firstNames} ${lastNames}, ${documentType} …${documentLastFour}: "${item.message}"`,
  );
  return item;
}

/** "Aceptar acceso", with the version that was read. */
export async function accept(
  { tell }: Scene,
  administrator: User,
  item: InboxItem,
): Promise<AccessRequestView> {
  const answer = await administrator.browser.post(
    `/access-requests/${item.id}/acceptance`,
    {},
    { headers: { 'if-match': `"${item.version}"` } },
  );
  const accepted = answer.as(200, accessRequestView);
  tell(`${fullName(administrator.person)} accepts.`);
  return accepted;
}
