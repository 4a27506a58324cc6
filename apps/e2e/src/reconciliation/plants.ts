import { AccountUpdatedV1, type DataOf } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { createTransport } from 'nodemailer';
import { happened, longAgo, type Scene } from './scene';
import type { Stored } from './stores';

/** Each leaves a difference of that kind behind, as a lost event or a bug would; some leave more than one. */
export const repairablePlants: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  async 'acceptance-unanswered'(scene) {
    await scene.aCopy({ ...scene.openUntilLater(), timeline: happened('submitted', 'accepted') });
  },
  async 'grant-unheard'(scene) {
    await granted(scene, await scene.aCopy(scene.openUntilLater()));
  },
  async 'refusal-unheard'(scene) {
    const { _id, accountId } = await scene.aCopy(scene.openUntilLater());
    const answer = { at: longAgo(), answeredAt: longAgo(), reason: 'account-full' };
    const refusal = { accessRequestId: _id, decisionId: `${_id}-2`, userId: scene.requester.id };
    await changeAccount(scene, accountId, { $push: { refusals: { ...refusal, ...answer } } });
  },
  async 'confirmation-missing'(scene) {
    await granted(scene, await scene.aCopy({}));
  },
  async 'rejection-mail-missing'(scene) {
    await scene.aCopy({
      status: 'rejected',
      reason: 'No trabaja aquí.',
      effectiveAt: undefined,
      grantedRole: undefined,
      timeline: happened('submitted', 'rejected'),
    });
  },
  async 'expiry-mail-missing'(scene) {
    await scene.aCopy({
      status: 'expired',
      reason: 'deadline-passed',
      effectiveAt: undefined,
      grantedRole: undefined,
      decision: undefined,
      timeline: happened('submitted', 'expired'),
    });
  },
  async 'submission-mail-missing'(scene) {
    await scene.aCopy(scene.pending('submitted'));
  },
  async 'outbox-waiting'(scene) {
    const { id } = await scene.anAccount();
    const account = await eventually('the relay has nothing to do with the account', () =>
      scene.stores.in('accounts', 'accounts').findOne({ _id: id, outboxAt: { $exists: false } }),
    );
    await changeAccount(scene, id, { $push: { outbox: updatedEvent(account) } });
  },
  async 'user-closed-unheard'(scene) {
    const { closed, stores } = scene;
    await stores
      .in('identity', 'users')
      .updateOne({ _id: closed.id }, { $set: { 'closed.at': longAgo() } });
    await stores.in('accounts', 'closed_users').deleteOne({ _id: closed.id });
  },
  async 'membership-of-closed-user'(scene) {
    const { id } = await scene.anAccount();
    const member = { userId: scene.closed.id, role: 'provider', state: 'active', by: 'planted' };
    await changeAccount(scene, id, { $push: { members: { ...member, since: longAgo() } } });
  },
  async 'request-of-closed-user'(scene) {
    await scene.aCopy(scene.pending('submitted', 'reminded'), scene.closed.id);
  },
  async 'request-at-closed-account'(scene) {
    const { accountId } = await scene.aCopy(scene.pending('submitted', 'reminded'));
    await changeAccount(scene, accountId, { $set: { status: 'closed', closedAt: longAgo() } });
    await scene.stores
      .in('accounts', 'directory_entries')
      .updateOne({ _id: accountId }, { $set: { active: false } });
  },
  /** Of an account whose own events have been handled long ago: they would mend it. */
  async 'directory-behind'({ stores, original }) {
    await stores
      .in('accounts', 'directory_entries')
      .updateOne(
        { _id: original.accountId as string },
        { $set: { active: false, accountVersion: 0 } },
      );
  },
};

/** Nobody can mend these without knowing what happened. */
export const alarmingPlants: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  async 'effective-without-grant'(scene) {
    await scene.aCopy({});
  },
  async 'mail-unknown'(scene) {
    const messageId = `<${Math.random()}@planted.example>`;
    scene.own.add(messageId);
    await sendMail(scene, messageId);
  },
  async 'mail-accepted-too-often'(scene) {
    const rows = scene.stores.in('notifier', 'deliveries');
    const row = (await rows.findOne({
      template: 'access-confirmed',
      subject: scene.original._id,
    }))!;
    scene.own.add(row._id);
    await sendMail(scene, `<${row._id}@secop.example>`);
  },
};

async function granted(scene: Scene, { _id, accountId }: Stored & { accountId: string }) {
  const answer = { since: longAgo(), answeredAt: longAgo(), by: scene.administrator.id };
  const member = { userId: scene.requester.id, role: 'provider', state: 'active', ...answer };
  await changeAccount(scene, accountId, {
    $push: { members: { ...member, accessRequestId: _id, decisionId: `${_id}-2` } },
  });
}

async function changeAccount({ stores }: Scene, id: string, update: object): Promise<void> {
  const accounts = stores.in('accounts', 'accounts');
  await accounts.updateOne({ _id: id }, { ...update, $inc: { v: 1 } } as object);
}

/** Recorded, and never looked at: the document has lost the time when the relay would. */
function updatedEvent({ _id, v, code, legalName, organizationType }: Stored) {
  const account = { id: _id, code, legalName, organizationType, active: true };
  const data = { account } as DataOf<typeof AccountUpdatedV1>;
  const { type } = AccountUpdatedV1;
  const id = `planted-${_id}`;
  const envelope = {
    specversion: '1.0',
    id,
    source: '/accounts',
    type,
    subject: _id,
    time: longAgo().toISOString(),
    datacontenttype: 'application/json',
    sequence: String(v),
    correlationid: id,
    causationid: id,
    traceparent: `00-${'1'.repeat(32)}-${'1'.repeat(16)}-01`,
    data,
  };
  const body = Buffer.from(JSON.stringify(envelope));
  return { id, type, v, at: longAgo(), body, headers: { 'ce-id': id, 'ce-type': type } };
}

async function sendMail({ system }: Scene, messageId: string): Promise<void> {
  const transport = createTransport(system.smtp);
  await transport.sendMail({
    messageId,
    from: 'no-responder@secop.example',
    to: 'nadie@planted.example',
    subject: 'Planted',
    text: 'Planted',
  });
  transport.close();
}
