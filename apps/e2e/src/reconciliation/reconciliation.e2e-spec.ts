import { eventually } from '@secop/testing';
import { Inbox } from '../inbox/inbox';
import { runningSystem } from '../system/system';
import { alarmingPlants, repairablePlants } from './plants';
import { reconcile, type Found } from './reconcile';
import { Scene } from './scene';

const kindsOf = (found: readonly Found[]) => [...new Set(found.map(({ kind }) => kind))].sort();

/** What was planted is older than the grace of three seconds, by the store's clock. */
const untilSettled = async () => {
  const settled = Date.now() + 4_000;
  await eventually('the grace is over', () => Date.now() > settled);
};

describe('the reconciler on a running system', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.set(runningSystem());
  });
  afterAll(() => scene?.close());

  const own = (found: readonly Found[] = []) => found.filter(scene.isOwn);

  it('finds nothing wrong with what the system did', async () => {
    const { reports } = await reconcile(scene.system);
    expect(own(reports[0])).toEqual([]);
  }, 600_000);

  it('finds every planted difference, and is killed while it has them repaired', async () => {
    for (const plant of Object.values(repairablePlants)) await plant(scene);
    await untilSettled();

    const watch = { killAfterFirstReport: true };
    const { reports } = await reconcile(scene.system, ['--repair'], watch);

    expect(kindsOf(own(reports[0]))).toEqual(Object.keys(repairablePlants).sort());
    expect(own(reports[0]).filter(({ severity }) => severity === 'alarm')).toEqual([]);
  }, 600_000);

  it('has them repaired when it runs again', async () => {
    const { reports } = await reconcile(scene.system, ['--repair']);

    expect(own(reports.at(-1))).toEqual([]);
  }, 600_000);

  it('has repaired each of them once', async () => {
    const requests = scene.stores.in('access-requests', 'access_requests');
    const ids = [...scene.own];
    const effective = await requests
      .find({ _id: { $in: ids }, status: 'accepted', open: false })
      .toArray();
    const accounts = scene.stores.in('accounts', 'accounts');
    for (const { _id, accountId } of effective) {
      const account = await accounts.findOne({ _id: accountId as string });
      const members = account!.members as { accessRequestId?: string }[];
      expect(members.filter(({ accessRequestId }) => accessRequestId === _id)).toHaveLength(1);
    }
    // The original, the unanswered, the unheard and the unconfirmed one.
    expect(effective).toHaveLength(4);
    const subjects = await eventually('every mail has arrived', async () => {
      const mails = await Inbox.of(scene.system).to(scene.requester.person.email);
      const confirmed = mails.map(({ subject }) => subject).filter((s) => s.includes('aceptado'));
      return new Set(confirmed).size >= 4 && confirmed;
    });
    expect(subjects).toHaveLength(4);
  });

  it('alarms about what nobody can mend from here', async () => {
    for (const plant of Object.values(alarmingPlants)) await plant(scene);
    await untilSettled();

    const { code, reports } = await reconcile(scene.system);

    expect(code).toBe(1);
    expect(kindsOf(own(reports[0]))).toEqual(Object.keys(alarmingPlants).sort());
    expect(own(reports[0]).every(({ severity }) => severity === 'alarm')).toBe(true);
    await scene.stores
      .in('access-requests', 'access_requests')
      .deleteMany({ _id: { $in: [...scene.own] }, reference: { $regex: /^SA-[0-9a-f]{32}$/ } });
  }, 600_000);
});
