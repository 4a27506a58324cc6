import { UserClosedV1 } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { AccountsApp } from '../../test-support/accounts-app';
import { aCompany } from '../../test-support/registrations';
import { anEntry } from '../domain/account/account.builder';
import { MongoAccounts } from '../infrastructure/accounts.mongo-repository';
import { ClosedUsers } from '../infrastructure/closed-users';
import { DirectoryImport } from '../infrastructure/directory-import';
import { AppointAdministrator } from './appoint-administrator';
import { CloseAccount } from './close-account';
import { AmbiguousCode } from './find-account';

describe("an operator's command", () => {
  let app: AccountsApp;
  beforeAll(async () => {
    app = await AccountsApp.start();
    const codes = ['601', '602', '603', '604', '605', '606'];
    await app
      .get(DirectoryImport)
      .write([
        ...codes.map((codigo) => anEntry({ codigo, nombre: `EMPRESA ${codigo} SAS` })),
        anEntry({ codigo: '609', esta_activa: 'No' }),
      ]);
  });
  afterAll(() => app?.stop());

  const appoint = (account: string, userId: string) =>
    app
      .get(AppointAdministrator)
      .execute({ account, userId, evidence: 'carta 12 de 2026', operator: 'eva' });
  const close = (account: string) => app.get(CloseAccount).execute(account, 'liquidada', 'eva');
  const register = async (company = aCompany()) =>
    (await app.as<{ id: string; code: string }>('ana', 'POST', '/accounts', company)).body;
  const audited = (accountId: string) =>
    app.store.collection('operator_audit').find({ accountId }).toArray();
  const acting = async (user: string, id: string) =>
    (await app.as(user, 'GET', `/accounts/${id}/acting`)).status;

  it('appoints the first administrator of an imported account, by its code', async () => {
    expect(await appoint('601', 'rosa')).toBe('secop-601');
    expect(await acting('rosa', 'secop-601')).toBe(200);
    const said = await eventually('the membership is said', () => {
      const [event] = app.said('accounts.membership.granted.v1', 'secop-601');
      return event;
    });
    expect(said.data.membership).toMatchObject({ role: 'accountAdmin', by: 'operator:eva' });
    expect(said.data.membership).not.toHaveProperty('accessRequestId');
    expect(app.said('accounts.account.created.v1', 'secop-601')).toHaveLength(1);
    expect(await audited('secop-601')).toMatchObject([
      {
        operator: 'eva',
        act: 'appoint-administrator',
        userId: 'rosa',
        grounds: 'carta 12 de 2026',
      },
    ]);
    expect(JSON.stringify(app.events)).not.toContain('carta');
  });

  it('appoints one of two at the same moment', async () => {
    const outcomes = await Promise.allSettled([appoint('602', 'rosa'), appoint('602', 'eva')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { state } = (await app.get(MongoAccounts).find('secop-602'))!;
    expect(state.members).toHaveLength(1);
  });

  it('is refused where it must be, and audited all the same', async () => {
    const { id, code } = await register();
    await expect(appoint(id, 'eva')).rejects.toMatchObject({ code: 'account.has-administrator' });
    await expect(appoint(code, 'eva')).rejects.toMatchObject({ code: 'account.has-administrator' });
    await expect(appoint('609', 'eva')).rejects.toMatchObject({ code: 'account.inactive' });
    await expect(appoint('unknown', 'eva')).rejects.toMatchObject({ code: 'account.not-found' });
    await expect(appoint('R-000000000000', 'eva')).rejects.toMatchObject({
      code: 'account.not-found',
    });
    expect(await audited(id)).toHaveLength(2);
    expect(await app.get(MongoAccounts).find('secop-609')).toBeUndefined();
  });

  it('is refused by an account that is full', async () => {
    await appoint('603', 'rosa');
    const members = Array.from({ length: 2_000 }, (_, i) => ({
      userId: `former-${i}`,
      role: 'provider',
      state: 'cancelled',
      since: new Date(),
      by: 'x',
    }));
    await app.store
      .collection('accounts')
      .updateOne({ _id: 'secop-603' as never }, { $set: { members } });
    await expect(appoint('603', 'eva')).rejects.toMatchObject({ code: 'account.full' });
  });

  it('appoints no closed user, neither before nor meanwhile', async () => {
    app.publish(UserClosedV1, { userId: 'gone', reason: 'asked' });
    await app.quiet();
    await expect(appoint('604', 'gone')).rejects.toMatchObject({ code: 'user.not-found' });
    const closedUsers = app.get(ClosedUsers);
    const reads = jest.spyOn(closedUsers, 'has').mockImplementationOnce(async (userId) => {
      await closedUsers.add(userId);
      return false;
    });
    await expect(appoint('604', 'leaving')).rejects.toMatchObject({ code: 'user.not-found' });
    reads.mockRestore();
    const { state } = (await app.get(MongoAccounts).find('secop-604'))!;
    expect(state.members).toMatchObject([{ userId: 'leaving', state: 'ended' }]);
    expect(state.hasAdministrator).toBe(false);
  });

  it('closes an account: nobody acts for it, the directory follows, its NIT is free', async () => {
    const company = aCompany({ legalName: 'LAVANDERÍA CERRADA' });
    const { id, code } = await register(company);
    expect(await close(code)).toBe(id);
    expect(await acting('ana', id)).toBe(403);
    await eventually('it is said', () => app.said('accounts.account.closed.v1', id).length === 1);
    await close(id);
    await app.quiet();
    expect(app.said('accounts.account.closed.v1', id)).toHaveLength(1);
    const directory = app.store.collection('directory_entries');
    await eventually('the directory follows', async () => {
      const entry = await directory.findOne({ _id: id as never });
      return entry?.active === false;
    });
    const { body } = await app.as('ana', 'GET', '/internal/memberships');
    expect(body.items).toContainEqual(
      expect.objectContaining({ accountId: id, state: 'ended' }) as unknown,
    );
    const again = await app.as('eva', 'POST', '/accounts', company);
    expect(again.status).toBe(201);
  });

  it('is refused when the code is that of two accounts; an id always tells which', async () => {
    const { id, code } = await register();
    await app.get(DirectoryImport).write([anEntry({ codigo: code })]);
    await expect(close(code)).rejects.toThrow(AmbiguousCode);
    expect(await close(id)).toBe(id);
    expect(await close(`secop-${code}`)).toBe(`secop-${code}`);
  });

  it('takes the code in either case', async () => {
    const { id, code } = await register();
    expect(await close(code.toLowerCase())).toBe(id);
  });

  it('closes an imported account that was never written to', async () => {
    await close('605');
    const { body } = await app.as('ana', 'GET', '/accounts/secop-605');
    expect(body).toMatchObject({ active: false, hasAdministrator: false });
    expect(await audited('secop-605')).toMatchObject([{ act: 'close-account' }]);
  });
});
