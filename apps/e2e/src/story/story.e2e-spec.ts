import type { AccessRequestView, AccountView } from '@secop/contracts';
import { aCompany } from '../companies/company';
import { formatted } from '../companies/nit';
import type { User } from '../people/user';
import { openScene } from './scene';
import {
  accountsSideBySide,
  canAct,
  confirmationArrives,
  myMemberships,
} from './steps/access-is-confirmed';
import { accept, administratorIsTold, readInbox } from './steps/administrator-decides';
import { appointAdministrator } from './steps/appoint-administrator';
import {
  askAgain,
  askForAccess,
  cannotActYet,
  message,
  requesterIsTold,
} from './steps/ask-for-access';
import { findAccount } from './steps/find-account';
import { findImported, loadDirectory } from './steps/load-directory';
import {
  registerAccount,
  registerWithWrongCheckDigit,
  searchInVain,
} from './steps/register-account';
import { registerPerson } from './steps/register-person';

const scene = openScene(() => undefined);

describe('a person asks for access to a registered account', () => {
  const company = aCompany();
  let administrator: User;
  let requester: User;
  let account: AccountView;
  let request: AccessRequestView;

  it('a first person registers and signs in, with a cookie that scripts and other sites cannot use', async () => {
    administrator = await registerPerson(scene);

    const cookie = administrator.browser.cookies.lines.get('__Host-session');
    expect(cookie).toMatch(/; ?Path=\/(;|$)/i);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite='])
      expect(cookie).toContain(attribute);
    expect(cookie).not.toMatch(/Domain=/i);
  });

  it('does not find the company', async () => {
    await searchInVain(scene, administrator, company);
  });

  it('is told in plain words about a wrong check digit', async () => {
    const problem = await registerWithWrongCheckDigit(scene, administrator, company);

    expect(problem.detail).toContain('el dígito de verificación no corresponde a ese número');
  });

  it('registers it and administers it', async () => {
    account = await registerAccount(scene, administrator, company);

    expect(account).toMatchObject({
      nit: company.nit,
      nitDisplay: formatted(company.nit),
      active: true,
      hasAdministrator: true,
    });
    expect(await canAct(scene, administrator, account.id)).toMatchObject({ role: 'accountAdmin' });
  });

  it('a second person finds it by part of its name and by its NIT in other formats', async () => {
    requester = await registerPerson(scene);

    expect(await findAccount(scene, requester, company)).toMatchObject({ id: account.id });
  });

  it('asks for access, cannot act yet, and cannot ask twice', async () => {
    request = await askForAccess(scene, requester, account.id);

    expect(request).toMatchObject({
      status: 'pending',
      display: 'Pendiente',
      withoutAdministrator: false,
      message,
      userId: requester.id,
    });
    await cannotActYet(scene, requester, account.id);
    await askAgain(scene, requester, account.id);
    await requesterIsTold(scene, requester, request);
  });

  it('the administrator is told by mail and reads the request with the names', async () => {
    const mail = await administratorIsTold(scene, administrator, request);
    const item = await readInbox(scene, administrator, request);

    expect(mail.text).toContain(message);
    expect(item.requester).toEqual({
      firstNames: requester.person.firstNames,
      lastNames: requester.person.lastNames,
      email: requester.person.email,
      documentType: 'CC',
      documentLastFour: requester.person.documentNumber.slice(-4),
    });
  });

  it('the confirmation arrives as HTML and text, and then the access works', async () => {
    await accept(scene, administrator, await readInbox(scene, administrator, request));
    const mail = await confirmationArrives(scene, requester, account.name);

    expect(mail.envelope.to.map(({ address }) => address)).toEqual([requester.person.email]);
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain(account.name);
      expect(part).toMatch(/puede actuar como Proveedor/);
    }
    expect(await canAct(scene, requester, account.id)).toMatchObject({ role: 'provider' });
    expect(await myMemberships(requester)).toMatchObject([
      { accountId: account.id, display: 'Aceptado', role: 'provider' },
    ]);
  });

  it('exactly one confirmation was sent', async () => {
    const mails = await scene.inbox.to(requester.person.email);
    expect(mails.filter(({ subject }) => subject.endsWith('fue aceptado'))).toHaveLength(1);
  });

  describe('and to an imported account, which nobody administers', () => {
    let imported: AccountView;
    let open: AccessRequestView;

    it('finds what the directory was loaded with', async () => {
      imported = await findImported(scene, requester, await loadDirectory(scene));

      expect(imported).toMatchObject({ hasAdministrator: false, active: true });
    });

    it('is told at once and by mail that nobody can decide yet', async () => {
      open = await askForAccess(scene, requester, imported.id);
      await requesterIsTold(scene, requester, open);

      expect(open).toMatchObject({ status: 'pending', withoutAdministrator: true });
    });

    it('an operator appoints the first person, who accepts', async () => {
      await appointAdministrator(scene, administrator, imported.id);
      await accept(scene, administrator, await readInbox(scene, administrator, open));
      await confirmationArrives(scene, requester, imported.name);

      expect(await canAct(scene, requester, imported.id)).toMatchObject({ role: 'provider' });
    });

    it('has both accounts side by side', async () => {
      const memberships = await accountsSideBySide(scene, requester);

      expect(memberships.map(({ accountId }) => accountId).sort()).toEqual(
        [account.id, imported.id].sort(),
      );
      expect(memberships.map(({ display }) => display)).toEqual(['Aceptado', 'Aceptado']);
    });
  });
});
