import { MembershipGrantedV1, UserContactChangedV1 } from '@secop/contracts';
import type { RunningApp } from '@secop/platform';
import { eventually } from '@secop/testing';
import { NotifierWorld } from '../a-notifier.builder';
import { attemptOf, Leases, type LeasedDelivery } from '../deliveries/leases';
import { aMembership } from '../emails/email.builder';
import { Recipients } from '../recipients/recipients';
import { DeliveryAttempt } from '../sending/delivery-attempt';
import { Settlement } from '../sending/settlement';
import type { RefusedAddress } from './channel';
import { ChannelGate } from './channel-gate';

const answer = { stage: 'rcpt', code: 550, words: '550 5.1.1 unknown' } as const;
const reason = { reason: 'address-refused', ...answer };
const domain = 'one.example';

/** Senders that do one thing after the other, as the test tells them; one that dies does no more. */
describe('refusals that are taken back', () => {
  const userId = 'ana';
  let world: NotifierWorld;
  let sender: RunningApp;

  beforeAll(async () => {
    world = await NotifierWorld.create();
    sender = await world.start('smtp://127.0.0.1:1', { sender: { rows: 0, pollInterval: 1e9 } });
  });
  beforeEach(async () => {
    await world.forget();
    const contact = await world.seal('user-contact', {
      email: `ana@${domain}`,
      firstNames: 'Ana',
      lastNames: 'Rojas',
    });
    await world.say(UserContactChangedV1, { userId, locale: 'es-CO', contact });
  });
  afterAll(() => world.stop());

  const gate = () => sender.app.get(ChannelGate);
  const look = () => gate().look();
  const theRow = async () => (await world.rows.findOne({}))!;
  const isSuppressed = async () =>
    (await world.recipients.countDocuments({ suppressedAt: { $exists: true } })) === 1;
  const toDo = async () => (await world.smtpChannel.findOne({}))?.takingBack?.length;

  const aRow = async (): Promise<LeasedDelivery> => {
    await eventually('the person is known', () => world.recipients.findOne({}).then(Boolean));
    const membership = aMembership({ userId, decisionId: 'd' });
    await world.say(MembershipGrantedV1, { membership });
    return eventually('there is a row', async () => {
      const [row] = await sender.app.get(Leases).takeDue(1);
      return row!;
    });
  };
  const refusalOf = (row: LeasedDelivery): RefusedAddress => ({
    deliveryId: row._id,
    attempt: attemptOf(row),
    recipient: { userId, version: 1 },
    domain,
  });
  const refuse = (address: RefusedAddress) => gate().addressRefused(address, answer);
  const fail = (row: LeasedDelivery) =>
    sender.app.get(Settlement).write(row, { do: 'fail', suppress: refusalOf(row), reason });
  /** Whoever meets the third domain dies of it. */
  const twoMoreDomains = async () => {
    for (const name of ['two', 'three']) {
      await refuse({ deliveryId: name, attempt: name, domain: `${name}.example` });
    }
  };
  const expectUndone = async () => {
    expect(await isSuppressed()).toBe(false);
    expect(await theRow()).toMatchObject({ state: 'retry' });
    expect(await toDo()).toBe(0);
  };

  it('are undone by whoever looks, when the one who took them back is gone', async () => {
    const row = await aRow();
    expect(await refuse(refusalOf(row))).toBe(true);
    await fail(row);
    expect(await isSuppressed()).toBe(true);
    await twoMoreDomains();
    expect(await isSuppressed()).toBe(true);

    await look();
    await expectUndone();
  });

  it('are undone although the person was said again meanwhile', async () => {
    const row = await aRow();
    await refuse(refusalOf(row));
    await fail(row);
    await world.recipients.updateOne({}, { $inc: { version: 1 } });
    await twoMoreDomains();
    await look();
    await expectUndone();
  });

  it('are undone after they are written, when they are taken back before', async () => {
    const row = await aRow();
    await refuse(refusalOf(row));
    await twoMoreDomains();
    await look();
    expect(await toDo()).toBe(1);

    expect(await fail(row)).toBe(true);
    expect(await isSuppressed()).toBe(true);
    await look();
    await expectUndone();
  });

  it('are not believed by one that asks again, not having heard the answer', async () => {
    const row = await aRow();
    await refuse(refusalOf(row));
    await twoMoreDomains();
    expect(await refuse(refusalOf(row))).toBe(false);
  });

  it('leave nothing of a sender that slept past its lease and then writes', async () => {
    const row = await aRow();
    await refuse(refusalOf(row));
    await twoMoreDomains();
    await world.leasesEnd();
    await sender.app.get(Leases).takeDue(1);
    await look();
    expect(await toDo()).toBe(0);

    expect(await fail(row)).toBe(false);
    expect(await isSuppressed()).toBe(false);
  });

  it('cost no mail when the refused one died halfway: the next one is not suppressed', async () => {
    const row = await aRow();
    await refuse(refusalOf(row));
    await sender.app.get(Recipients).suppress({ userId, version: 1 }, attemptOf(row));
    await twoMoreDomains();
    await world.leasesEnd();

    const [again] = await sender.app.get(Leases).takeDue(1);
    await sender.app.get(DeliveryAttempt).run(again!, new AbortController().signal);
    expect(await theRow()).toMatchObject({ state: 'pending', last: { reason: 'taking-back' } });
    await look();
    expect(await isSuppressed()).toBe(false);
    expect(await toDo()).toBe(0);
  });
});
