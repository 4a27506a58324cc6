import { Logger } from '@nestjs/common';
import { ChannelState } from './channel-state';

const answer = { stage: 'auth', code: 535, words: '535 no' } as const;
const refused = (deliveryId: string, domain: string) => ({
  deliveryId,
  domain,
  recipient: { userId: `user-${deliveryId}`, version: 1 },
});

describe('the channel', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('has room for all rows while it works', () => {
    expect(new ChannelState().room(20)).toBe(20);
  });

  it('has none after a fault', () => {
    const channel = new ChannelState();
    channel.fault(answer, false);
    expect(channel.room(20)).toBe(0);
    expect(channel.pause).toBeGreaterThan(1_000);
  });

  it('waits longer after every fault, up to half a minute', () => {
    const channel = new ChannelState();
    for (let count = 0; count < 20; count += 1) channel.fault(answer, false);
    expect(channel.pause).toBeGreaterThan(25_000);
    expect(channel.pause).toBeLessThanOrEqual(30_000);
  });

  it('lets one mail try when the pause is over, and all once the server talks', () => {
    const channel = new ChannelState();
    jest.spyOn(performance, 'now').mockReturnValue(1_000);
    channel.fault(answer, false);
    jest.spyOn(performance, 'now').mockReturnValue(4_000);
    expect(channel.room(20)).toBe(1);
    channel.answers();
    expect(channel.room(20)).toBe(20);
    jest.restoreAllMocks();
  });

  it('takes refused addresses for wrong while they are of one or two domains', () => {
    const channel = new ChannelState();
    expect(channel.addressRefused(refused('1', 'a.example'))).toBeUndefined();
    expect(channel.addressRefused(refused('2', 'b.example'))).toBeUndefined();
    expect(channel.addressRefused(refused('3', 'b.example'))).toBeUndefined();
  });

  it('takes back what was refused in a row for three domains', () => {
    const channel = new ChannelState();
    channel.addressRefused(refused('1', 'a.example'));
    channel.addressRefused(refused('2', 'b.example'));
    const back = channel.addressRefused(refused('3', 'c.example'));
    expect(back?.map(({ deliveryId }) => deliveryId)).toEqual(['1', '2']);
  });

  it('starts counting anew when a mail is accepted', () => {
    const channel = new ChannelState();
    channel.addressRefused(refused('1', 'a.example'));
    channel.addressRefused(refused('2', 'b.example'));
    channel.accepts();
    expect(channel.addressRefused(refused('3', 'c.example'))).toBeUndefined();
  });
});
