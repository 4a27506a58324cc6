import { decisionResults, problemDocument, type AccessRequestDecision } from '@secop/contracts';
import { refusalIn, viewIn, type Answer, type Person } from '../../../test-support/person';
import { ServiceUnderTest } from '../../../test-support/service-under-test';

const path = '/accounts/account/access-request-decisions';
const acceptanceOf = (id: string): AccessRequestDecision => ({ id, decision: 'accept' });
const rejectionOf = (id: string, reason = 'No la conocemos'): AccessRequestDecision => ({
  id,
  decision: 'reject',
  reason,
});

describe('deciding several requests at once', () => {
  let service: ServiceUnderTest;
  let administrator: Person;
  let colleague: Person;
  let people = 0;

  beforeAll(async () => {
    service = await ServiceUnderTest.start();
    service.accounts.knows('account', {
      administrator: 'accountAdmin',
      colleague: 'accountAdmin',
      member: 'provider',
    });
    service.accounts.knows('other', { administrator: 'accountAdmin' });
    administrator = await service.as('administrator');
    colleague = await service.as('colleague');
  });
  afterAll(() => service.stop());

  const pending = async (account = 'account') =>
    (await (await service.as(`requester-${(people += 1)}`)).requests(account)).id;
  const decide = (decisions: readonly object[], key?: string, by = administrator) =>
    by.post(path, { decisions }, { key });
  const resultsIn = ({ status, body }: Answer) => {
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return decisionResults.parse(body).results;
  };
  const outcomes = (answer: Answer) =>
    resultsIn(answer).map(({ id, status, accessRequest, problem }) => [
      id,
      status,
      problem?.code ?? accessRequest?.status,
    ]);

  it('does each as if it came alone, and says what became of it, in the same order', async () => {
    const [first, second, third] = [await pending(), await pending(), await pending()];
    const answer = await decide([
      acceptanceOf(first),
      rejectionOf(second, 'Ya no trabaja aquí'),
      { ...acceptanceOf(third), role: 'accountAdmin' },
    ]);
    const [accepted, rejected, administers] = resultsIn(answer);
    expect(outcomes(answer)).toEqual([
      [first, 200, 'accepted'],
      [second, 200, 'rejected'],
      [third, 200, 'accepted'],
    ]);
    expect(accepted?.accessRequest).toMatchObject({
      grantedRole: 'provider',
      decidedBy: 'administrator',
      version: 2,
    });
    expect(rejected?.accessRequest?.reason).toBe('Ya no trabaja aquí');
    expect(administers?.accessRequest?.grantedRole).toBe('accountAdmin');
    await service.broker.untilHeard(first, 'submitted', 'accepted');
    await service.broker.untilHeard(second, 'submitted', 'rejected');
  });

  it('refuses a row for its own reason and goes on with the others', async () => {
    const [good, decided, another, elsewhere] = [
      await pending(),
      await pending(),
      await pending(),
      await pending('other'),
    ];
    const own = viewIn(await colleague.post(`/access-requests/${decided}/acceptance`));
    const leaver = await service.as('leaver');
    const { id: gone } = await leaver.requests('account');
    viewIn(await leaver.post(`/access-requests/${gone}/withdrawal`));

    const answer = await decide(
      [decided, gone, elsewhere, 'nothing-here', good, another].map((id) => acceptanceOf(id)),
    );

    expect(outcomes(answer)).toEqual([
      [decided, 409, 'access-request.already-decided'],
      [gone, 409, 'access-request.not-pending'],
      [elsewhere, 404, 'access-request.not-found'],
      ['nothing-here', 404, 'access-request.not-found'],
      [good, 200, 'accepted'],
      [another, 200, 'accepted'],
    ]);
    const [late] = resultsIn(answer);
    expect(problemDocument.parse(late?.problem)).toMatchObject({
      status: 409,
      decidedBy: 'colleague',
      decidedAt: own.decidedAt,
      instance: `/access-requests/${decided}/acceptance`,
      traceId: answer.headers.get('x-trace-id'),
    });
    expect(viewIn(await administrator.get(`/access-requests/${elsewhere}`)).status).toBe('pending');
  });

  it('decides nobody’s own request', async () => {
    service.accounts.knows('account', { administrator: 'accountAdmin' });
    const asks = await colleague.requests('account');
    service.accounts.knows('account', {
      administrator: 'accountAdmin',
      colleague: 'accountAdmin',
      member: 'provider',
    });
    expect(outcomes(await decide([acceptanceOf(asks.id)], undefined, colleague))).toEqual([
      [asks.id, 403, 'access-request.own'],
    ]);
  });

  it('repeats the first answers for the same key, row by row, even while accounts is away', async () => {
    const [one, two, three] = [await pending(), await pending(), await pending()];
    const first = resultsIn(await decide([acceptanceOf(one), rejectionOf(two)], 'key-1'));
    service.accounts.behaviour = 'fails';
    const again = await decide([acceptanceOf(one), rejectionOf(two)], 'key-1');
    service.accounts.behaviour = 'answers';
    expect(resultsIn(again)).toEqual(first);
    await service.broker.untilHeard(one, 'submitted', 'accepted');

    const changed = await decide(
      [rejectionOf(two, 'Otra razón'), acceptanceOf(one), acceptanceOf(three)],
      'key-1',
    );
    expect(outcomes(changed)).toEqual([
      [two, 422, 'idempotency-key.reused'],
      [one, 200, 'accepted'],
      [three, 200, 'accepted'],
    ]);
  });

  it('writes each decision once when the same call comes ten times at once', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => pending()));
    const decisions = ids.map((id, at) => (at % 2 ? acceptanceOf(id) : rejectionOf(id)));
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => administrator.insist(path, { decisions }, 'key-2')),
    );
    for (const answer of answers) expect(outcomes(answer)).toEqual(outcomes(answers[0]!));
    for (const [at, id] of ids.entries()) {
      await service.broker.untilHeard(id, 'submitted', at % 2 ? 'accepted' : 'rejected');
    }
  });

  it('is for administrators of the account only, and for nobody while accounts cannot say', async () => {
    const id = await pending();
    const by = async (userId: string) =>
      refusalIn(await decide([acceptanceOf(id)], undefined, await service.as(userId)));
    expect(await by('member')).toEqual([403, 'account.not-administrator']);
    expect(await by('stranger')).toEqual([403, 'account.not-administrator']);
    service.accounts.behaviour = 'fails';
    const unanswered = await by('administrator');
    service.accounts.behaviour = 'answers';
    expect(unanswered).toEqual([503, 'dependency.unavailable']);
    const nowhere = '/accounts/unknown/access-request-decisions';
    const answer = await administrator.post(nowhere, { decisions: [acceptanceOf(id)] });
    expect(refusalIn(answer)).toEqual([404, 'account.not-found']);
    expect(viewIn(await administrator.get(`/access-requests/${id}`)).status).toBe('pending');
  });

  it.each([
    ['none', [], '/decisions'],
    ['51', Array.from({ length: 51 }, (_, at) => acceptanceOf(`r${at}`)), '/decisions'],
    ['one twice', [acceptanceOf('a'), rejectionOf('a')], '/decisions/1/id'],
    ['a rejection without a reason', [{ id: 'a', decision: 'reject' }], '/decisions/0/reason'],
    ['an acceptance with a reason', [{ ...acceptanceOf('a'), reason: 'x' }], '/decisions/0/reason'],
    ['another decision', [{ id: 'a', decision: 'burn' }], '/decisions/0/decision'],
    ['another role', [{ ...acceptanceOf('a'), role: 'king' }], '/decisions/0/role'],
  ])('refuses %s whole', async (_, decisions, pointer) => {
    const answer = await decide(decisions);
    expect(refusalIn(answer)).toEqual([422, 'request.invalid']);
    const { errors } = problemDocument.parse(answer.body);
    expect(errors?.map((error) => error.pointer)).toEqual([pointer]);
  });
});
