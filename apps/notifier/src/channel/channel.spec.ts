import {
  claim,
  emptyChannel,
  heldFrom,
  letGo,
  withAcceptance,
  withFault,
  withoutTraceOf,
  withRefusal,
  withReply,
  type Channel,
  type ChannelLimits,
} from './channel';
import { after } from './channel-times';

const start = new Date('2026-11-24T12:00:00Z');
const at = (seconds: number) => after(start, seconds * 1_000);
const five: ChannelLimits = { connections: 5 };
const asks = (by: string, messages = 1, busy = 0) => ({ by, busy, messages });
const claimed = (channel: Channel, by: string, seconds = 0, limits = five) =>
  claim(channel, asks(by), limits, at(seconds));
const refused = (deliveryId: string, domain: string) => ({
  deliveryId,
  attempt: `attempt-${deliveryId}`,
  domain,
  recipient: { userId: `user-${deliveryId}`, version: 1 },
});

describe('the connections', () => {
  it('are all for a sender that is alone', () => {
    expect(claimed(emptyChannel, 'a').answer).toMatchObject({ connections: 5, cap: 5, wait: 0 });
  });

  it('are never more than the limit for all together', () => {
    const { channel } = claimed(emptyChannel, 'a');
    expect(claimed(channel, 'b').answer).toMatchObject({ connections: 0, messages: 0 });
    expect(claimed(channel, 'b').answer.wait).toBeGreaterThan(0);
  });

  it('are shared fairly as soon as another one wants some', () => {
    let channel = claimed(emptyChannel, 'a').channel;
    channel = claimed(channel, 'b', 1).channel;
    const first = claim(channel, asks('a', 1, 2), five, at(2));
    expect(first.answer).toMatchObject({ connections: 2, cap: 2 });
    expect(claimed(first.channel, 'b', 3).answer).toMatchObject({ connections: 3 });
  });

  it('in use are not taken from anybody, but no new ones begin beyond the fair part', () => {
    const shared = claimed(claimed(emptyChannel, 'a').channel, 'b', 1).channel;
    const { answer } = claim(shared, asks('a', 0, 4), five, at(2));
    expect(answer).toMatchObject({ connections: 4, cap: 2 });
  });

  it('of a sender that vanished are free when its lease ends', () => {
    const { channel } = claimed(emptyChannel, 'dead');
    expect(claimed(channel, 'b', 9).answer.connections).toBe(0);
    expect(claimed(channel, 'b', 11).answer.connections).toBe(5);
  });

  it('cost no write while the lease is fresh', () => {
    const { channel } = claimed(emptyChannel, 'a');
    expect(claimed(channel, 'a', 4).channel).toBe(channel);
    expect(claimed(channel, 'a', 6).channel).not.toBe(channel);
  });
});

describe('the messages', () => {
  const six: ChannelLimits = { connections: 5, messagesPerMinute: 6 };

  it('are no more in a minute than allowed, whoever asks', () => {
    const first = claim(emptyChannel, asks('a', 4), { ...six, connections: 9 }, at(0));
    const gone = { ...first.channel, shares: [] };
    const second = claim(gone, asks('b', 4), six, at(1));
    expect([first.answer.messages, second.answer.messages]).toEqual([4, 2]);
    const third = claim({ ...second.channel, shares: [] }, asks('c', 1), six, at(2));
    expect(third.answer.messages).toBe(0);
    expect(third.answer.wait).toBe(63_000);
    const later = claim({ ...third.channel, shares: [] }, asks('c', 9), six, at(65));
    expect(later.answer.messages).toBe(4);
  });

  it('are remembered by the second, and not for longer than they count', () => {
    let channel = emptyChannel;
    const many = { connections: 5, messagesPerMinute: 10_000 };
    for (let tenth = 0; tenth < 2_000; tenth += 1) {
      channel = claim(channel, asks('a'), many, at(tenth / 10)).channel;
    }
    expect(channel.spent.length).toBeLessThanOrEqual(66);
  });

  it('are as many as wanted without a limit, and are not counted', () => {
    const { channel, answer } = claim(emptyChannel, asks('a', 900), five, at(0));
    expect(answer.messages).toBe(900);
    expect(channel.spent).toEqual([]);
  });
});

describe('the breaker', () => {
  it('keeps everybody waiting, longer after every fault, up to half a minute', () => {
    const waits: number[] = [];
    let channel = emptyChannel;
    for (let time = 0; waits.length < 7; time += waits.at(-1)! / 1_000) {
      channel = withFault(channel, at(time));
      waits.push(claimed(channel, 'a', time).answer.wait);
    }
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('takes what fails while it is open for the same fault', () => {
    const open = withFault(emptyChannel, at(0));
    expect(withFault(open, at(1))).toBe(open);
  });

  it('lets one mail of one sender try when the pause is over', () => {
    const open = withFault(emptyChannel, at(0));
    const first = claim(open, asks('a', 20), five, at(3));
    expect(first.answer).toMatchObject({ messages: 1, wait: 0 });
    const second = claim({ ...first.channel, shares: [] }, asks('b', 20), five, at(4));
    expect(second.answer).toMatchObject({ messages: 0, wait: 1_000 });
  });

  it('lets another one try when the first vanished', () => {
    const { channel } = claimed(withFault(emptyChannel, at(0)), 'dead', 3);
    expect(claimed(channel, 'b', 34).answer.messages).toBe(1);
  });

  it('closes once the server talks, but not for what began before the fault', () => {
    const open = withFault(emptyChannel, at(0));
    expect(withReply(open, at(1))).toBe(open);
    expect(withReply(open, at(3)).breaker).toBeUndefined();
    expect(withReply(emptyChannel, at(3))).toBe(emptyChannel);
  });
});

describe('mails that are held back', () => {
  it('go nowhere until they are let go, whatever the server says', () => {
    const held = heldFrom(emptyChannel, at(0), at(1));
    expect(claimed(held, 'a', 60).answer).toMatchObject({ messages: 0, wait: 1_000 });
    expect(withReply(withFault(held, at(1)), at(9)).heldSince).toEqual(at(0));
    expect(claimed(letGo(held), 'a', 60).answer).toMatchObject({ messages: 1, wait: 0 });
    expect(letGo(emptyChannel)).toBe(emptyChannel);
  });

  it('are held since the older of two backups, from the later return on', () => {
    const twice = heldFrom(heldFrom(emptyChannel, at(5), at(10)), at(9), at(11));
    expect(twice).toMatchObject({ heldSince: at(5), heldAt: at(11) });
    expect(heldFrom(twice, at(1), at(12))).toMatchObject({ heldSince: at(1), heldAt: at(12) });
    expect(letGo(twice)).toMatchObject({ heldSince: undefined, heldAt: undefined });
  });
});

describe('refused addresses', () => {
  const refuse = (channel: Channel, id: string, domain: string) =>
    withRefusal(channel, refused(id, domain), at(0));
  const ids = ({ takingBack }: Channel) => takingBack?.map(({ deliveryId }) => deliveryId);

  it('are wrong while they are of one or two domains', () => {
    let { channel, answer } = refuse(emptyChannel, '1', 'a.example');
    for (const id of ['2', '3', '4']) ({ channel, answer } = refuse(channel, id, 'b.example'));
    expect(answer).toBe(true);
    expect(channel.breaker).toBeUndefined();
  });

  it('of three domains in a row are taken back, and the channel is at fault', () => {
    let { channel } = refuse(emptyChannel, '1', 'a.example');
    ({ channel } = refuse(channel, '2', 'b.example'));
    const third = refuse(channel, '3', 'c.example');
    expect(third.answer).toBe(false);
    expect(ids(third.channel)).toEqual(['1', '2', '3']);
    expect(third.channel).toMatchObject({ refused: [], breaker: { faults: 1 } });
    for (const [id, domain] of [
      ['3', 'c.example'],
      ['1', 'a.example'],
    ] as const) {
      expect(refuse(third.channel, id, domain)).toEqual({ channel: third.channel, answer: false });
    }
  });

  it('stay taken back until nothing is left of them, whatever is taken back meanwhile', () => {
    let channel = emptyChannel;
    for (const id of ['1', '2', '3', '4', '5', '6']) {
      ({ channel } = refuse(channel, id, `${id}.example`));
    }
    expect(ids(channel)).toEqual(['1', '2', '3', '4', '5', '6']);
    channel = withoutTraceOf(channel, new Set(['attempt-1', 'attempt-5']));
    expect(ids(channel)).toEqual(['2', '3', '4', '6']);
    expect(withoutTraceOf(channel, new Set(['attempt-1']))).toBe(channel);
  });

  it('are counted anew when a mail is accepted', () => {
    let { channel } = refuse(emptyChannel, '1', 'a.example');
    ({ channel } = refuse(channel, '2', 'b.example'));
    channel = withAcceptance(channel);
    expect(refuse(channel, '3', 'c.example').answer).toBe(true);
    expect(withAcceptance(emptyChannel)).toBe(emptyChannel);
  });

  it('are not remembered without end', () => {
    let channel = emptyChannel;
    for (let id = 0; id < 500; id += 1) ({ channel } = refuse(channel, `${id}`, 'a.example'));
    expect(channel.refused).toHaveLength(100);
  });
});
