import { UserClosedV1 } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { refusalIn, viewIn, type Answer } from '../../../test-support/person';
import { ServiceUnderTest } from '../../../test-support/service-under-test';

const tally = (answers: readonly Answer[]) => {
  const counted = new Map<string, number>();
  for (const answer of answers) {
    const outcome = answer.status === 201 ? 'created' : refusalIn(answer)[1];
    counted.set(outcome, (counted.get(outcome) ?? 0) + 1);
  }
  return Object.fromEntries(counted);
};
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

describe('asking for access', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await ServiceUnderTest.start({}, 2);
    service.accounts.knows('account', { administrator: 'accountAdmin' });
    for (let index = 0; index < 60; index += 1) service.accounts.knows(`account-${index}`);
  });
  afterAll(() => service.stop());

  it('files a pending request with a reference and says so', async () => {
    const person = await service.as('maria');
    const view = await person.requests('account', {
      message: 'Trabajo en compras',
      position: 'Analista',
    });
    expect(view).toMatchObject({
      status: 'pending',
      display: 'Pendiente',
      accountName: 'Cuenta account',
      userId: 'maria',
      message: 'Trabajo en compras',
      position: 'Analista',
      requestedRole: 'provider',
      withoutAdministrator: false,
      version: 1,
      timeline: [{ what: 'submitted', by: 'maria' }],
    });
    expect(view.reference).toMatch(/^SA-\d{4}-[0-9A-Z]{6}$/);
    await service.broker.untilHeard(view.id, 'submitted');
    const event = service.broker.heard.find(({ subject }) => subject === view.id);
    expect(event?.data).toMatchObject({
      accessRequest: { reference: view.reference, administrators: ['administrator'] },
    });
  });

  it('says when the account has no administrator', async () => {
    const person = await service.as('pedro');
    expect(await person.requests('account-0')).toMatchObject({ withoutAdministrator: true });
  });

  it('is refused while another request for the account is open', async () => {
    const person = await service.as('ana');
    await person.requests('account');
    expect(refusalIn(await person.post('/access-requests', { accountId: 'account' }))).toEqual([
      409,
      'access-request.already-pending',
    ]);
  });

  it('is refused for an account that does not exist, is inactive or has the person as a member', async () => {
    service.accounts.knows('inactive', {}, false);
    service.accounts.knows('own', { luis: 'provider' });
    const person = await service.as('luis');
    const ask = async (accountId: string) =>
      refusalIn(await person.post('/access-requests', { accountId }));
    expect(await ask('unknown')).toEqual([404, 'account.not-found']);
    expect(await ask('inactive')).toEqual([409, 'account.inactive']);
    expect(await ask('own')).toEqual([409, 'access-request.already-member']);
  });

  it('answers 503 and writes nothing while accounts does not answer', async () => {
    const person = await service.as('rosa');
    for (const behaviour of ['fails', 'hangs', 'answers nonsense'] as const) {
      service.accounts.behaviour = behaviour;
      const answer = await person.post('/access-requests', { accountId: 'account' });
      expect(refusalIn(answer)).toEqual([503, 'dependency.unavailable']);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    service.accounts.behaviour = 'answers';
    expect((await person.get('/access-requests')).body).toEqual({ items: [], next: null });
  });

  it('is granted once to fifty simultaneous requests for one account', async () => {
    const replicas = [await service.as('juan', 0), await service.as('juan', 1)];
    const answers = await Promise.all(
      times(50, (index) =>
        replicas[index % 2]!.insist('/access-requests', { accountId: 'account' }),
      ),
    );
    expect(tally(answers)).toEqual({ created: 1, 'access-request.already-pending': 49 });
  });

  it('makes one request of fifty simultaneous ones with the same idempotency key', async () => {
    const replicas = [await service.as('sara', 0), await service.as('sara', 1)];
    const answers = await Promise.all(
      times(50, (index) =>
        replicas[index % 2]!.insist('/access-requests', { accountId: 'account' }, 'once'),
      ),
    );
    const views = answers.map((answer) => viewIn(answer, 201));
    for (const view of views) expect(view).toEqual(views[0]);
    expect((await replicas[0]!.get('/access-requests')).body).toMatchObject({
      items: [{ id: views[0]!.id }],
      next: null,
    });
    await service.broker.untilHeard(views[0]!.id, 'submitted');
  });

  it('repeats its first answer to the same key, even when accounts is down and the request has moved on', async () => {
    const person = await service.as('elena');
    const first = viewIn(
      await person.post('/access-requests', { accountId: 'account' }, { key: 'again' }),
      201,
    );
    await person.post(`/access-requests/${first.id}/withdrawal`);
    service.accounts.behaviour = 'fails';
    const second = await person.post(
      '/access-requests',
      { accountId: 'account' },
      { key: 'again' },
    );
    service.accounts.behaviour = 'answers';
    expect(viewIn(second, 201)).toEqual(first);
  });

  it('refuses the same key with another body, and lets another person use it', async () => {
    const person = await service.as('jorge');
    await person.post('/access-requests', { accountId: 'account-1' }, { key: 'mine' });
    expect(
      refusalIn(await person.post('/access-requests', { accountId: 'account-2' }, { key: 'mine' })),
    ).toEqual([422, 'idempotency-key.reused']);
    const other = await service.as('julia');
    viewIn(await other.post('/access-requests', { accountId: 'account-2' }, { key: 'mine' }), 201);
  });

  it('leaves ten requests open of fifty simultaneous ones for different accounts', async () => {
    const replicas = [await service.as('diego', 0), await service.as('diego', 1)];
    const answers = await Promise.all(
      times(50, (index) =>
        replicas[index % 2]!.insist('/access-requests', { accountId: `account-${index}` }),
      ),
    );
    expect(tally(answers)).toEqual({ created: 10, 'access-request.too-many-pending': 40 });
  });

  it('refuses the eleventh open request, until one of them ends', async () => {
    const person = await service.as('laura');
    const open = [];
    for (let index = 0; index < 10; index += 1)
      open.push(await person.requests(`account-${index}`));
    const eleventh = await person.post('/access-requests', { accountId: 'account-10' });
    expect(refusalIn(eleventh)).toEqual([429, 'access-request.too-many-pending']);
    expect(eleventh.body).toMatchObject({ maximum: 10 });
    expect(Number(eleventh.headers.get('retry-after'))).toBeGreaterThan(0);

    viewIn(await person.post(`/access-requests/${open[4]!.id}/withdrawal`));
    await person.requests('account-10');
  });

  it('waits for the cool-down after a rejection by the same account, not by another one', async () => {
    const person = await service.as('camilo');
    const administrator = await service.as('administrator');
    const { id } = await person.requests('account');
    viewIn(
      await administrator.post(`/access-requests/${id}/rejection`, { reason: 'No trabaja aquí' }),
    );

    const answer = await person.post('/access-requests', { accountId: 'account' });
    expect(refusalIn(answer)).toEqual([429, 'access-request.cooling-down']);
    const { until } = answer.body as { until: string };
    expect(new Date(until).getTime()).toBeGreaterThan(Date.now());
    expect(answer.headers.get('retry-after')).toBeTruthy();
    await person.requests('account-3');
  });

  it('is over for a user who is closed', async () => {
    const person = await service.as('closed-user');
    const { id } = await person.requests('account');
    await service.broker.say(UserClosedV1, 'closed-user', {
      userId: 'closed-user',
      reason: 'own-wish',
    });
    await service.broker.untilHeard(id, 'submitted', 'expired');
    await eventually('the request has ended', async () => {
      const { body } = await person.get(`/access-requests/${id}`);
      return (body as { reason: string }).reason === 'user-closed';
    });
    expect(refusalIn(await person.post('/access-requests', { accountId: 'account-5' }))).toEqual([
      401,
      'session.required',
    ]);
  });
});
