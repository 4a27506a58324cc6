import {
  AccessRequestSubmittedV1,
  DeliverySentV1,
  DeliverySuppressedV1,
  MembershipGrantedV1,
  MembershipRefusedV1,
  UserClosedV1,
  UserContactChangedV1,
} from '@secop/contracts';
import { eventually, SmtpInbox } from '@secop/testing';
import { connect } from 'amqplib';
import { NotifierWorld } from '../a-notifier.builder';
import { administrator, aMembership, anAccessRequest, requester } from '../emails/email.builder';

const ana = { email: 'ana@correo.example', firstNames: 'Ana', lastNames: 'Rojas' };
const luis = { email: 'luis@correo.example', firstNames: 'Luis', lastNames: 'Gil' };

describe('the notifier', () => {
  const inbox = new SmtpInbox();
  let world: NotifierWorld;

  const known = async (userId: string, contact: object, sequence = 1) => {
    const sealed = await world.seal('user-contact', contact);
    const data = { userId, locale: 'es-CO' as const, contact: sealed };
    await world.say(UserContactChangedV1, data, { sequence });
  };

  beforeAll(async () => {
    world = await NotifierWorld.create();
    await world.start(await inbox.start());
  });
  beforeEach(async () => {
    await world.forget();
    inbox.received.length = 0;
  });
  afterAll(async () => {
    await world.stop();
    await inbox.stop();
  });

  it('sends one confirmation for a grant that arrives twenty times', async () => {
    await known(requester, ana);
    for (let time = 0; time < 20; time += 1) {
      await world.say(MembershipGrantedV1, { membership: aMembership() }, { sequence: 2 + time });
    }
    const row = await world.rowIn('access-confirmed', 'sent');
    await queueIsEmpty();

    expect(inbox.received).toHaveLength(1);
    const [{ from, to, mail }] = inbox.received as [(typeof inbox.received)[number]];
    expect({ from, to }).toEqual({ from: 'no-responder@secop.example', to: [ana.email] });
    expect(mail.subject).toBe(
      'Su acceso a la cuenta CONSTRUCCIONES DEL TOLIMA S.A.S. fue aceptado',
    );
    expect(mail.messageId).toBe(`<${row._id}@secop.example>`);
    expect(mail.headers.get('x-secop-notification-key')).toBe(
      `access-confirmed/request-1/request-1.2/${requester}`,
    );
    expect(row).toMatchObject({ attempts: 1, doubts: 0, last: { code: 250 } });
    expect(row.dueAt).toBeUndefined();
  });

  it('tells requester and administrators of a new request, each once, and says that it did', async () => {
    const connection = await connect(world.infrastructure.rabbitmqUrl);
    const channel = await connection.createChannel();
    const { queue } = await channel.assertQueue('', { exclusive: true });
    await channel.bindQueue(queue, 'secop.events', DeliverySentV1.type);
    const said: string[] = [];
    await channel.consume(queue, (message) => said.push(message!.content.toString()));
    await known(requester, ana);
    await known(administrator, luis);
    const accessRequest = anAccessRequest();
    for (let time = 0; time < 3; time += 1) {
      await world.say(AccessRequestSubmittedV1, { accessRequest });
    }

    await eventually('both events are said', () => said.length >= 2);
    expect(await world.rows.countDocuments({ 'facts.message': { $exists: true } })).toBe(0);
    await queueIsEmpty();
    expect(inbox.received.map(({ to }) => to[0]).sort()).toEqual([ana.email, luis.email]);
    expect(said).toHaveLength(2);
    expect(said.join()).not.toContain('@correo');
    expect(
      said.map((text) => DeliverySentV1.data.parse((JSON.parse(text) as { data: unknown }).data)),
    ).toContainEqual(
      expect.objectContaining({
        template: 'new-access-request',
        recipient: administrator,
        replyCode: 250,
      }),
    );
    await connection.close();
  });

  it('carries a long key whole, for relays that drop what they have seen', async () => {
    const long = (letter: string) => letter.repeat(100);
    await known(long('u'), ana);
    const membership = { userId: long('u'), accessRequestId: long('r'), decisionId: long('d') };
    await world.say(MembershipGrantedV1, { membership: aMembership(membership) });
    await world.rowIn('access-confirmed', 'sent');
    expect(inbox.received[0]?.mail.headers.get('x-secop-notification-key')).toBe(
      `access-confirmed/${long('r')}/${long('d')}/${long('u')}`,
    );
  });

  it('waits for a recipient who is not known yet, visibly, and sends when it is', async () => {
    await world.say(MembershipGrantedV1, { membership: aMembership() });
    const waiting = await world.rowIn('access-confirmed', 'retry');
    expect(waiting).toMatchObject({ waits: 1, attempts: 0, last: { reason: 'recipient-unknown' } });

    await known(requester, ana);
    await world.turnComes();
    await world.rowIn('access-confirmed', 'sent');
    expect(inbox.to(ana.email)).toHaveLength(1);
  });

  it('uses the newest contact, whatever the order of arrival', async () => {
    await known(requester, { ...ana, email: 'nueva@correo.example' }, 5);
    await known(requester, ana, 4);
    await queueIsEmpty();
    await world.say(MembershipGrantedV1, { membership: aMembership() });
    await world.rowIn('access-confirmed', 'sent');
    expect(inbox.received.map(({ to }) => to[0])).toEqual(['nueva@correo.example']);
  });

  it.each([
    [
      'a grant without a request',
      MembershipGrantedV1,
      { membership: aMembership({ accessRequestId: undefined }) },
    ],
    [
      'a grant that has ended meanwhile',
      MembershipGrantedV1,
      { membership: aMembership({ state: 'cancelled' }) },
    ],
    ['a refused decider', MembershipRefusedV1, refusal('decider-not-administrator')],
  ])('sends nothing for %s', async (_, contract, data) => {
    await known(requester, ana);
    await world.say(contract, data);
    await queueIsEmpty();
    expect(await world.rows.countDocuments({})).toBe(0);
  });

  it('confirms an access that the person already had', async () => {
    await known(requester, ana);
    await world.say(MembershipRefusedV1, refusal('already-member'));
    await world.rowIn('access-confirmed', 'sent');
    expect(inbox.to(ana.email)[0]?.mail.subject).toContain('fue aceptado');
  });

  it('forgets a closed user and sends nothing that still waited', async () => {
    await world.say(MembershipGrantedV1, { membership: aMembership() });
    await world.rowIn('access-confirmed', 'retry');
    await world.say(UserClosedV1, { userId: requester, reason: 'test' }, { sequence: 9 });
    const row = await world.rowIn('access-confirmed', 'suppressed');
    expect(row.last?.reason).toBe('recipient-closed');
    await eventually('the event is published', async () => {
      const { outboxAt } = (await world.rows.findOne({ _id: row._id }))!;
      return outboxAt === undefined;
    });
    expect(DeliverySuppressedV1.consumers).toEqual([]);

    await known(requester, ana, 8);
    await world.say(MembershipGrantedV1, { membership: aMembership({ decisionId: 'later' }) });
    await eventually('the later row is suppressed too', async () => {
      return (await world.rows.countDocuments({ state: 'suppressed' })) === 2;
    });
    const stored = await world.recipients.findOne({});
    expect(stored).not.toHaveProperty('contact');
    expect(inbox.received).toHaveLength(0);
  });

  function refusal(reason: string) {
    return {
      accountId: 'account-1',
      accountName: 'CONSTRUCCIONES DEL TOLIMA S.A.S.',
      userId: requester,
      accessRequestId: 'request-1',
      decisionId: 'request-1.2',
      reason,
      at: '2026-11-24T20:05:00.000Z',
    };
  }

  /** Every event said so far has been handled. */
  async function queueIsEmpty(): Promise<void> {
    const marker = `marker-${Math.random()}`;
    await known(marker, ana);
    await eventually('what was said is handled', () =>
      world.recipients.findOne({ _id: marker }).then(Boolean),
    );
  }
});
