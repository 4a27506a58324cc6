import { MembershipGrantedV1, UserContactChangedV1 } from '@secop/contracts';
import type { RunningApp } from '@secop/platform';
import { mongo } from 'mongoose';
import { NotifierWorld } from '../a-notifier.builder';
import { Leases } from '../deliveries/leases';
import { Outcomes } from '../deliveries/outcomes';
import { aMembership } from '../emails/email.builder';
import { EmailRenderer } from '../emails/rendering/email-renderer';
import { Recipients } from '../recipients/recipients';
import { ChannelGate } from '../channel/channel-gate';
import { DeliveryAttempt } from './delivery-attempt';
import { ScriptedSmtpServer } from './scripted-smtp-server.builder';

const template = 'access-confirmed';
const gone = () => new mongo.MongoNetworkError('gone');

/** The store or the mail server goes away at the worst moment of a conversation. */
describe('an attempt that is interrupted', () => {
  const server = new ScriptedSmtpServer();
  let world: NotifierWorld;
  let idle: RunningApp;

  beforeAll(async () => {
    world = await NotifierWorld.create();
    const sender = { rows: 0, pollInterval: 1e9 };
    idle = await world.start(await server.start(), { sender });
    const person = { email: 'ana@correo.example', firstNames: 'Ana', lastNames: 'Rojas' };
    const contact = await world.seal('user-contact', person);
    const data = { userId: 'user-requester', locale: 'es-CO', contact } as const;
    await world.say(UserContactChangedV1, data);
  });
  beforeEach(async () => {
    await world.rows.deleteMany({});
    server.forget();
    await world.smtpChannel.deleteMany({});
    await idle.app.get(ChannelGate).look();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await world.stop();
    await server.stop();
  });

  const attempted = async ({ hoursAgo = 0 } = {}) => {
    await world.say(MembershipGrantedV1, { membership: aMembership({ decisionId: 'd' }) });
    const { createdAt } = await world.rowIn(template, 'pending');
    const wanted = new Date(createdAt.getTime() - hoursAgo * 3_600_000);
    await world.rows.updateMany({}, { $set: { createdAt: wanted } });
    const [row] = await idle.app.get(Leases).takeDue(1);
    await idle.app.get(DeliveryAttempt).run(row!, new AbortController().signal);
  };
  const fence = () => {
    const leases = idle.app.get(Leases);
    return { write: leases.finalizing.bind(leases), spy: jest.spyOn(leases, 'finalizing') };
  };

  it('by the store before the mail is made: its template is not blamed', async () => {
    const find = jest.spyOn(idle.app.get(Recipients), 'find').mockRejectedValueOnce(gone());
    await expect(attempted()).rejects.toThrow('gone');
    expect(find).toHaveBeenCalledTimes(1);
    expect(await world.rowIn(template, 'leased')).toMatchObject({ waits: 0 });
  });

  it('by its template: the mail waits for the correction', async () => {
    jest.spyOn(idle.app.get(EmailRenderer), 'render').mockImplementationOnce(() => {
      throw new TypeError('a value is missing');
    });
    await attempted();
    expect(await world.rowIn(template, 'retry')).toMatchObject({
      waits: 1,
      last: { reason: 'not-rendered' },
    });
  });

  it('by the mail server while it asks to finish: no doubt, because the dot was not sent', async () => {
    const { write, spy } = fence();
    spy.mockImplementation((row) => {
      server.forget();
      return write(row);
    });
    await attempted();
    expect(await world.rowIn(template, 'retry')).toMatchObject({ retries: 1, doubts: 0 });
    expect(server.whole).toHaveLength(0);
  });

  it('by the store, which has written `finalizing` and cannot say so: no doubt either', async () => {
    const { write, spy } = fence();
    spy.mockImplementation(async (row) => {
      await write(row);
      throw gone();
    });
    await attempted();
    expect(await world.rowIn(template, 'retry')).toMatchObject({ retries: 1, doubts: 0 });
    expect(server.whole).toHaveLength(0);
  });

  it('by a store that comes back late with `finalizing`: the outcome is written after it', async () => {
    const { write, spy } = fence();
    const outcomes = idle.app.get(Outcomes);
    const retry = outcomes.retry.bind(outcomes);
    spy.mockImplementation((row) => {
      jest.spyOn(outcomes, 'retry').mockImplementationOnce(async (...outcome) => {
        await write(row);
        return retry(...outcome);
      });
      return Promise.reject(gone());
    });
    await attempted();
    expect(await world.rowIn(template, 'retry')).toMatchObject({ retries: 1, doubts: 0 });
  });

  it('after the dot, for a mail that is never sent again in doubt: it is held at once', async () => {
    jest.spyOn(idle.app.get(EmailRenderer), 'inDoubt').mockReturnValue('never');
    server.next('dot', 'reset');
    await attempted();
    expect(await world.rowIn(template, 'hold')).toMatchObject({ doubts: 1 });
  });

  it.each([
    ['mail', '530 5.7.0 who are you', 'pending'],
    ['mail', '454 4.7.0 later', 'pending'],
    ['rcpt', '454 4.7.0 later', 'failed'],
    ['rcpt', '451 4.3.0 later', 'failed'],
  ] as const)('at %s by %s for three days: it is %s', async (verb, reply, state) => {
    server.next(verb, reply);
    await attempted({ hoursAgo: 73 });
    const { last } = await world.rowIn(template, state);
    expect(last).toMatchObject({ code: Number(reply.slice(0, 3)) });
    expect(last!.reason === 'gave-up').toBe(state === 'failed');
  });

  it('by a mistake of ours: it is not repeated', async () => {
    const sent = jest.spyOn(idle.app.get(Outcomes), 'sent');
    sent.mockRejectedValueOnce(new TypeError('ours'));
    await expect(attempted()).rejects.toThrow('ours');
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it('by the store after the reply: the reply is judged once and written when it can be', async () => {
    const fault = jest.spyOn(idle.app.get(ChannelGate), 'fault');
    const putBack = jest.spyOn(idle.app.get(Outcomes), 'putBack');
    putBack.mockRejectedValueOnce(gone()).mockRejectedValueOnce(gone());
    server.next('mail', '530 5.7.0 who are you');
    await attempted();
    expect(await world.rowIn(template, 'pending')).toMatchObject({ last: { code: 530 } });
    expect({ faults: fault.mock.calls.length, writes: putBack.mock.calls.length }).toEqual({
      faults: 1,
      writes: 3,
    });
  });
});
