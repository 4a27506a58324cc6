import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { SessionRevokedV1, UserClosedV1, type ReceivedEvent } from '@secop/contracts';
import { eventually, TcpProxy } from '@secop/testing';
import { connect } from 'amqplib';
import { queueNames } from '../../test-support/broker-user';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { RotatingAddress } from '../../test-support/rotating-address';
import { subscribeToHints, type HintSubscription } from './subscribe-to-hints';

describe('a subscription to hints', () => {
  let test: MessagingUnderTest;
  let proxy: TcpProxy;
  let hints: HintSubscription;
  let heard: ReceivedEvent[];
  let gaps: number;

  const subscribe = () =>
    subscribeToHints(
      proxy.url,
      [SessionRevokedV1.type],
      (event) => heard.push(event),
      () => (gaps += 1),
    );

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
    proxy = await TcpProxy.before(test.infrastructure.rabbitmqUrl);
    test.onEnd(() => proxy.close());
    heard = [];
    gaps = 0;
    hints = subscribe();
    await eventually('it listens', () => hints.ready);
  });
  afterEach(async () => {
    await hints.close();
    await test.end();
  });

  const revoke = (changes = {}) =>
    test.say(
      SessionRevokedV1,
      { sessionId: 's', userId: 'u', reason: 'signed-out' },
      { to: ['secop.hints', SessionRevokedV1.type], ...changes },
    );

  it('hears the types it asked for, and so does every other process', async () => {
    const other = subscribe();
    await eventually('the other listens', () => other.ready);
    test.say(UserClosedV1, {}, { to: ['secop.hints', UserClosedV1.type] });
    const id = revoke();
    await eventually('both hear it', () => heard.length === 2);
    expect(heard.map((event) => event.id)).toEqual([id, id]);
    expect(heard[0]?.data).toMatchObject({ sessionId: 's' });
    await other.close();
  });

  it('drops what it cannot read and goes on', async () => {
    revoke({ body: Buffer.from(randomUUID()) });
    revoke();
    await eventually('the readable one arrives', () => heard.length === 1);
  });

  it('moves when its address is rotated, hears on all the while, and has screens read again', async () => {
    const other = await TcpProxy.before(test.infrastructure.rabbitmqUrl);
    test.onEnd(() => other.close());
    const address = new RotatingAddress(proxy.url);
    const moving = subscribeToHints(
      address,
      [SessionRevokedV1.type],
      (event) => heard.push(event),
      () => (gaps += 1),
    );
    await eventually('it listens', () => moving.ready);
    await hints.close();

    address.rotateTo(other.url);
    await eventually('it has moved', () => {
      expect(moving.ready).toBe(true);
      return gaps === 1;
    });

    const id = revoke();
    await eventually('it is heard', () => heard.some((event) => event.id === id));
    expect(other.connections).toBe(1);
    await moving.close();
    await eventually('both connections are closed', () => {
      return proxy.connections + other.connections === 0;
    });
  });

  it('reports a gap each time it is bound again, not at the start', async () => {
    expect(gaps).toBe(0);
    proxy.refuse();
    await eventually('the loss is noticed', () => !hints.ready);
    proxy.pass();

    await eventually('the gap is reported', () => gaps === 1);
    await eventually('it listens', () => hints.ready);
    revoke();
    await eventually('it hears again', () => heard.length === 1);
  });

  it('leaves nothing at the broker each time it finds nothing to listen to', async () => {
    await hints.close();
    const broker = await connect(test.infrastructure.rabbitmqUrl);
    test.onEnd(() => broker.close());
    const channel = await broker.createChannel();
    await channel.deleteExchange('secop.hints');
    let tries = 0;
    Logger.overrideLogger({ warn: () => (tries += 1) } as never);

    hints = subscribe();
    await eventually('it has tried a few times', () => tries >= 3);
    await channel.assertExchange('secop.hints', 'topic');
    await eventually('it listens', () => hints.ready);

    Logger.overrideLogger(false);
    const own = (await queueNames(test)).filter((name) => name.startsWith('gateway.'));
    expect(own).toHaveLength(1);
  });
});
