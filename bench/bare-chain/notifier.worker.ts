/** Bare notifier: one row per mail, a lease, the mail, and how it ended with its event. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import { required, serve } from '../workers/serve';
import { change, openBroker, openDatabase } from './drivers';
import { entryOf, Outbox, recording } from './outbox';

interface Granted {
  readonly membership: {
    readonly accessRequestId: string;
    readonly decisionId: string;
    readonly userId: string;
    readonly accountId: string;
    readonly accountName: string;
    readonly since: string;
  };
}
interface Row {
  readonly _id: string;
  readonly v: number;
  readonly subject: string;
  readonly step: string;
  readonly recipient: string;
  readonly [field: string]: unknown;
}
/** The words of the product's own mail. */
interface Words {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const leaseDuration = 30_000;
const atOnce = 20;

async function main(): Promise<void> {
  const database = openDatabase();
  const rows = database.collection<Row>('deliveries');
  const recipients = database.collection<{ _id: string; email: string; name: string }>(
    'recipients',
  );
  const { publishing, consume } = await openBroker();
  const outbox = new Outbox(rows as never, publishing);
  const words = JSON.parse(readFileSync(required('MAIL_FILE'), 'utf8')) as Words;
  const smtp = createTransport({
    pool: true,
    url: required('SMTP_URL'),
    ignoreTLS: true,
    maxConnections: 5,
    maxMessages: Infinity,
  });
  const waiting: string[] = [];
  let inHand = 0;

  const send = async (id: string): Promise<void> => {
    const row = await change(
      rows,
      { _id: id, state: 'pending' },
      {
        $set: { state: 'leased', lease: randomUUID(), dueAt: new Date(Date.now() + leaseDuration) },
        $inc: { v: 1, leases: 1 },
      },
    );
    const recipient = row && (await recipients.findOne({ _id: row.recipient }));
    if (!recipient) return;
    const key = `access-confirmed/${row.subject}/${row.step}/${row.recipient}`;
    await change(
      rows,
      { _id: id, v: row.v },
      {
        $set: { state: 'finalizing', dueAt: new Date(Date.now() + leaseDuration) },
        $inc: { v: 1 },
      },
    );
    const { response } = await smtp.sendMail({
      ...words,
      from: 'SECOP II <no-responder@secop.example>',
      to: { name: recipient.name, address: recipient.email },
      messageId: `<${id}@secop.example>`,
      headers: {
        'X-Secop-Notification-Key': key,
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
      },
    });
    const at = new Date();
    const entry = entryOf('notifier.delivery.sent.v1', id, 4, {
      deliveryId: id,
      notificationKey: key,
      template: 'access-confirmed',
      recipient: row.recipient,
      replyCode: 250,
      reason: 'accepted',
      attempts: 1,
    });
    await change(
      rows,
      { _id: id },
      {
        $set: { state: 'sent', endedAt: at, last: { reason: 'accepted', reply: response, at } },
        $unset: { dueAt: '', lease: '' },
        $inc: { v: 1, attempts: 1 },
        ...recording(entry),
      },
    );
    void outbox.publish(id, entry, { events: 'optional', hint: false });
  };

  const next = (): void => {
    const id = inHand < atOnce ? waiting.shift() : undefined;
    if (id === undefined) return;
    inHand += 1;
    send(id)
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        inHand -= 1;
        next();
      });
  };

  await consume('notifier.events', async (data) => {
    const { accessRequestId, decisionId, userId, accountId, accountName, since } = (data as Granted)
      .membership;
    const parts = ['access-confirmed', accessRequestId, decisionId, userId];
    const id = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
    const now = new Date();
    await rows.insertOne({
      _id: id,
      v: 1,
      template: 'access-confirmed',
      subject: accessRequestId,
      step: decisionId,
      recipient: userId,
      facts: { accessRequestId, accountId, accountName, role: 'provider', since },
      trace: { correlationId: randomUUID(), traceparent: randomUUID() },
      state: 'pending',
      createdAt: now,
      dueAt: now,
      leases: 0,
      attempts: 0,
      retries: 0,
      waits: 0,
      doubts: 0,
    });
    waiting.push(id);
    next();
  });
  serve(() => Promise.resolve());
}

void main();
