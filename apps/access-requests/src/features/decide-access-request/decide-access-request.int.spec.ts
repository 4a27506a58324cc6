import type { AccessRequestView } from '@secop/contracts';
import { refusalIn, viewIn, type Person } from '../../../test-support/person';
import { ServiceUnderTest } from '../../../test-support/service-under-test';

describe('deciding on a request', () => {
  let service: ServiceUnderTest;
  let administrator: Person;
  let colleague: Person;
  let people = 0;

  beforeAll(async () => {
    service = await ServiceUnderTest.start({}, 2);
    service.accounts.knows('account', {
      administrator: 'accountAdmin',
      colleague: 'accountAdmin',
      member: 'provider',
    });
    administrator = await service.as('administrator', 0);
    colleague = await service.as('colleague', 1);
  });
  afterAll(() => service.stop());

  const requester = () => service.as(`requester-${(people += 1)}`);
  const pending = async () => (await requester()).requests('account');

  it('accepts: the decision is recorded and the account is asked to grant', async () => {
    const request = await pending();
    const view = viewIn(await administrator.post(`/access-requests/${request.id}/acceptance`));
    expect(view).toMatchObject({
      status: 'accepted',
      display: 'Pendiente',
      effective: false,
      grantedRole: 'provider',
      decidedBy: 'administrator',
      version: 2,
    });
    await service.broker.untilHeard(request.id, 'submitted', 'accepted');
    const accepted = service.broker.heard.find(
      ({ subject, type }) => subject === request.id && type.includes('.accepted.'),
    );
    expect(accepted?.data).toMatchObject({
      accessRequest: {
        decisionId: `${request.id}-2`,
        decidedBy: 'administrator',
        grantedRole: 'provider',
        administrators: ['administrator', 'colleague'],
      },
    });
  });

  it('makes an administrator only of whom the decider names as one', async () => {
    const asking = await (await requester()).requests('account', { role: 'accountAdmin' });
    expect(asking.requestedRole).toBe('accountAdmin');
    const view = viewIn(
      await administrator.post(`/access-requests/${asking.id}/acceptance`, {
        role: 'accountAdmin',
      }),
    );
    expect(view.grantedRole).toBe('accountAdmin');
  });

  it('rejects with a reason', async () => {
    const { id } = await pending();
    const reason = 'Ya no trabaja con nosotros';
    const view = viewIn(await administrator.post(`/access-requests/${id}/rejection`, { reason }));
    expect(view).toMatchObject({ status: 'rejected', display: 'Rechazado', reason });
    await service.broker.untilHeard(id, 'submitted', 'rejected');
  });

  it('tells the second decider who was first, before anything about versions', async () => {
    const { id } = await pending();
    viewIn(await administrator.post(`/access-requests/${id}/acceptance`, {}, { ifMatch: 1 }));
    const late = await colleague.post(
      `/access-requests/${id}/rejection`,
      { reason: 'No' },
      { ifMatch: 1 },
    );
    expect(refusalIn(late)).toEqual([409, 'access-request.already-decided']);
    expect(late.body).toMatchObject({ decidedBy: 'administrator', decision: 'accepted' });
    expect((late.body as { decidedAt: string }).decidedAt).toMatch(/Z$/);
  });

  it('is refused to whoever looked at an older version', async () => {
    const person = await requester();
    const { id } = await person.requests('account');
    viewIn(await person.post(`/access-requests/${id}/reminders`));
    const path = `/access-requests/${id}/acceptance`;
    expect(refusalIn(await administrator.post(path, {}, { ifMatch: 1 }))).toEqual([
      412,
      'precondition.failed',
    ]);
    expect(refusalIn(await administrator.post(path, {}, { ifMatch: 'two' }))).toEqual([
      400,
      'request.malformed',
    ]);
    viewIn(await administrator.post(path, {}, { ifMatch: 2 }));
  });

  it.each(['acceptance', 'rejection', 'rejection-reversal'])(
    'is for administrators of the account only (%s)',
    async (verb) => {
      const person = await requester();
      const { id } = await person.requests('account');
      const body = verb === 'rejection' ? { reason: 'No' } : {};
      const by = async (someone: Person) =>
        refusalIn(await someone.post(`/access-requests/${id}/${verb}`, body));
      expect(await by(person)).toEqual([403, 'access-request.own']);
      expect(await by(await service.as('member'))).toEqual([403, 'account.not-administrator']);
      expect(await by(await service.as('stranger'))).toEqual([404, 'access-request.not-found']);
      const nowhere = await administrator.post(`/access-requests/nothing-here/${verb}`, body);
      expect(refusalIn(nowhere)).toEqual([404, 'access-request.not-found']);
    },
  );

  it('is impossible once the request is withdrawn', async () => {
    const person = await requester();
    const { id } = await person.requests('account');
    viewIn(await person.post(`/access-requests/${id}/withdrawal`));
    expect(refusalIn(await administrator.post(`/access-requests/${id}/acceptance`))).toEqual([
      409,
      'access-request.not-pending',
    ]);
  });

  it('answers 503 while accounts cannot say who decides, but repeats what was decided', async () => {
    const { id } = await pending();
    const path = `/access-requests/${id}/acceptance`;
    service.accounts.behaviour = 'fails';
    const unanswered = await administrator.post(path, {}, { key: 'decision' });
    service.accounts.behaviour = 'answers';
    expect(refusalIn(unanswered)).toEqual([503, 'dependency.unavailable']);
    expect(Number(unanswered.headers.get('retry-after'))).toBeGreaterThan(0);

    const first = viewIn(await administrator.post(path, {}, { key: 'decision' }));
    service.accounts.behaviour = 'fails';
    const again = await administrator.post(path, {}, { key: 'decision' });
    service.accounts.behaviour = 'answers';
    expect(viewIn(again)).toEqual(first);
    expect(
      refusalIn(await administrator.post(path, { role: 'provider' }, { key: 'decision' })),
    ).toEqual([422, 'idempotency-key.reused']);
  });

  it('makes one decision of two at the same instant, 200 times, and tells the other who was first', async () => {
    const winners = { accepted: 0, rejected: 0 };
    for (let round = 0; round < 200; round += 1) {
      const { id } = await pending();
      const answers = await Promise.all([
        administrator.insist(`/access-requests/${id}/acceptance`),
        colleague.insist(`/access-requests/${id}/rejection`, { reason: 'No' }),
      ]);
      const [won, lost] = answers[0].status === 200 ? answers : [...answers].reverse();
      const view: AccessRequestView = viewIn(won!);
      expect(refusalIn(lost!)).toEqual([409, 'access-request.already-decided']);
      expect(lost!.body).toMatchObject({
        decidedBy: view.decidedBy,
        decidedAt: view.decidedAt,
        decision: view.status,
      });
      winners[view.status as 'accepted' | 'rejected'] += 1;
      await service.broker.untilHeard(id, 'submitted', view.status);
    }
    expect(winners.accepted + winners.rejected).toBe(200);
    expect(Math.min(winners.accepted, winners.rejected)).toBeGreaterThan(0);
  });

  it('and withdrawing at the same instant leaves one of them, 50 times', async () => {
    for (let round = 0; round < 50; round += 1) {
      const person = await requester();
      const { id } = await person.requests('account');
      const [accepted, withdrawn] = await Promise.all([
        colleague.insist(`/access-requests/${id}/acceptance`),
        person.insist(`/access-requests/${id}/withdrawal`),
      ]);
      const lost = accepted.status === 200 ? withdrawn : accepted;
      const view = viewIn(accepted.status === 200 ? accepted : withdrawn);
      expect(refusalIn(lost)).toEqual([409, 'access-request.not-pending']);
      await service.broker.untilHeard(id, 'submitted', view.status);
    }
  });
});
