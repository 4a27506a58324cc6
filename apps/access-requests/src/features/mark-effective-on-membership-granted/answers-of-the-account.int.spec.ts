import { MembershipGrantedV1, MembershipRefusedV1 } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { granted, refused } from '../../../test-support/grants';
import { refusalIn, viewIn, type Person } from '../../../test-support/person';
import { ServiceUnderTest } from '../../../test-support/service-under-test';

describe('the answer of the account to an acceptance', () => {
  let service: ServiceUnderTest;
  let administrator: Person;
  let people = 0;

  beforeAll(async () => {
    service = await ServiceUnderTest.start();
    service.accounts.knows('account', { administrator: 'accountAdmin' });
    administrator = await service.as('administrator');
  });
  afterAll(() => service.stop());

  const broker = () => service.broker;
  const show = async (id: string) => viewIn(await administrator.get(`/access-requests/${id}`));
  async function accepted() {
    const { id } = await (await service.as(`requester-${(people += 1)}`)).requests('account');
    viewIn(await administrator.insist(`/access-requests/${id}/acceptance`));
    return id;
  }
  /** An event that surely comes after all others: when it has had its effect, the others had theirs. */
  async function afterEverythingSaid() {
    const last = await accepted();
    await broker().say(MembershipGrantedV1, 'account', granted(last, `${last}-2`));
    await broker().untilHeard(last, 'submitted', 'accepted', 'effective');
  }

  it('makes the request effective when it is a grant, however often it arrives', async () => {
    const id = await accepted();
    const twice = { id: 'delivered-twice' };
    await broker().say(MembershipGrantedV1, 'account', granted(id, `${id}-2`), twice);
    await broker().say(MembershipGrantedV1, 'account', granted(id, `${id}-2`), twice);
    await broker().say(MembershipGrantedV1, 'account', granted(id, `${id}-2`));
    await broker().untilHeard(id, 'submitted', 'accepted', 'effective');
    await afterEverythingSaid();
    expect(broker().verbsOf(id)).toEqual(['submitted', 'accepted', 'effective']);
    expect(await show(id)).toMatchObject({ display: 'Aceptado', effective: true, version: 3 });
  });

  it('frees the person to ask that account again once it is a grant', async () => {
    const person = await service.as('again');
    const { id } = await person.requests('account');
    viewIn(await administrator.insist(`/access-requests/${id}/acceptance`));
    const whileOpen = await person.insist('/access-requests', { accountId: 'account' });
    expect(refusalIn(whileOpen)).toEqual([409, 'access-request.already-pending']);
    await broker().say(MembershipGrantedV1, 'account', granted(id, `${id}-2`));
    await broker().untilHeard(id, 'submitted', 'accepted', 'effective');
    await person.requests('account');
  });

  it('is not heard when it is about another decision', async () => {
    const id = await accepted();
    await broker().say(MembershipGrantedV1, 'account', granted(id, `${id}-1`));
    await broker().say(MembershipRefusedV1, 'account', refused(id, `${id}-9`, 'account-full'));
    await afterEverythingSaid();
    expect(await show(id)).toMatchObject({ status: 'accepted', effective: false, version: 2 });
  });

  it('returns the request to pending when the decider was no administrator; the old decision is dead', async () => {
    const id = await accepted();
    const noAdministrator = refused(id, `${id}-2`, 'decider-not-administrator');
    await broker().say(MembershipRefusedV1, 'account', noAdministrator);
    await broker().untilHeard(id, 'submitted', 'accepted', 'reopened');
    expect(await show(id)).toMatchObject({ status: 'pending', decidedBy: null, version: 3 });

    viewIn(await administrator.insist(`/access-requests/${id}/acceptance`));
    await broker().say(MembershipRefusedV1, 'account', noAdministrator);
    await broker().say(MembershipGrantedV1, 'account', granted(id, `${id}-2`));
    await afterEverythingSaid();
    expect(await show(id)).toMatchObject({ status: 'accepted', effective: false, version: 4 });

    await broker().say(MembershipGrantedV1, 'account', granted(id, `${id}-4`));
    await broker().untilHeard(id, 'submitted', 'accepted', 'reopened', 'accepted', 'effective');
  });

  it('makes the request effective when the person is a member already', async () => {
    const id = await accepted();
    await broker().say(MembershipRefusedV1, 'account', refused(id, `${id}-2`, 'already-member'));
    await broker().untilHeard(id, 'submitted', 'accepted', 'effective');
  });

  it.each(['account-closed', 'account-full', 'user-closed', 'a-reason-of-the-future'])(
    'ends the request when it is refused because of %s, and a late grant revives nothing',
    async (reason) => {
      const id = await accepted();
      await broker().say(MembershipRefusedV1, 'account', refused(id, `${id}-2`, reason));
      await broker().untilHeard(id, 'submitted', 'accepted', 'expired');
      await broker().say(MembershipGrantedV1, 'account', granted(id, `${id}-2`));
      await afterEverythingSaid();
      expect(await show(id)).toMatchObject({ status: 'expired', display: 'Vencida', reason });
    },
  );

  it('is tried again when its request is not there (yet)', async () => {
    await broker().say(MembershipGrantedV1, 'account', granted('not-there', 'not-there-2'));
    await eventually(
      'it waits on the first rung',
      async () => (await broker().waitingIn('access-requests.retry.1s')) === 1,
    );
  });
});
