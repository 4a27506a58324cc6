import {
  Controller,
  UseGuards,
  UseInterceptors,
  UsePipes,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
  type PipeTransform,
} from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { DomainError, type ReceivedEvent } from '@secop/contracts';
import { eventually } from '@secop/testing';
import type { ConsumeMessage } from 'amqplib';
import { map, type Observable } from 'rxjs';
import { StepTakenV1, StepTakenV2 } from '../../test-support/contracts';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { StepsRepository } from '../../test-support/steps';
import { NotifierUnderTest } from '../../test-support/notifier-under-test';
import { currentTrace, traceIdOf } from '../tracing/trace';
import { OnEvent } from './on-event';

const queue = 'notifier.events';
const parkedQueue = 'notifier.parked';

describe('a consuming service', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  const started = async (
    ...options: Parameters<typeof NotifierUnderTest.start> extends [unknown, ...infer Rest]
      ? Rest
      : never
  ) => {
    const notifier = await NotifierUnderTest.start(test, ...options);
    await eventually('it is ready', () => notifier.problems().length === 0);
    return notifier;
  };
  const nothingLeft = () =>
    eventually('nothing is left', async () => {
      const depths = await Promise.all(
        [queue, 'notifier.retry.first', 'notifier.retry.second'].map((name) => test.depthOf(name)),
      );
      return depths.every((depth) => depth === 0);
    });

  it('hands the event over under our names, inside its trace', async () => {
    const notifier = await started();
    let trace: ReturnType<typeof currentTrace> | undefined;
    notifier.behave = () => (trace = currentTrace());
    const traceId = 'a'.repeat(32);

    const id = test.say(
      StepTakenV1,
      { step: 1, laterField: 'ignored' },
      {
        envelope: { correlationid: 'c-1', traceparent: `00-${traceId}-${'b'.repeat(16)}-01` },
      },
    );

    const event = await eventually('it arrives', () => notifier.received[0]);
    expect(event).toMatchObject({
      id,
      type: StepTakenV1.type,
      source: '/accounts',
      subject: 'subject',
      sequence: 1,
      correlationId: 'c-1',
      data: { step: 1 },
    });
    expect(event.time).toBeInstanceOf(Date);
    expect(trace).toMatchObject({ correlationId: 'c-1', causationId: id });
    expect(traceIdOf(trace!)).toBe(traceId);
    await nothingLeft();
  });

  it('accepts binary mode', async () => {
    const notifier = await started();

    test.say(StepTakenV1, undefined, {
      body: Buffer.from('{"step":4}'),
      properties: {
        contentType: 'application/json',
        headers: {
          'cloudEvents:specversion': '1.0',
          'cloudEvents:id': 'one',
          'cloudEvents:type': StepTakenV1.type,
          'cloudEvents:source': '/accounts',
          'cloudEvents:subject': 's',
          'cloudEvents:time': new Date().toISOString(),
          'cloudEvents:sequence': '7',
        },
      },
    });

    const event = await eventually('it arrives', () => notifier.received[0]);
    expect(event).toMatchObject({ id: 'one', sequence: 7, data: { step: 4 } });
  });

  describe('given a message that nobody can read', () => {
    it.each<[string, Parameters<MessagingUnderTest['say']>[2] & { data?: unknown }, string]>([
      ['is not JSON', { body: Buffer.from('{"specversion":') }, 'malformed'],
      ['is not UTF-8', { body: Buffer.from([0x22, 0xff, 0xfe, 0x22]) }, 'malformed'],
      ['has no id', { envelope: { id: undefined } }, 'malformed'],
      ['has data of a wrong type', { data: { step: 'one' } }, 'schema-invalid'],
      ['has no data', { envelope: { data: undefined } }, 'malformed'],
      ['is larger than any event of ours', { body: Buffer.alloc(300_000, 'x') }, 'oversized'],
    ])('parks it at once when it %s', async (_what, { data = { step: 1 }, ...said }, reason) => {
      const notifier = await started();
      const parked = await test.collect(parkedQueue);

      test.say(StepTakenV1, data, said);

      const message = await eventually('it is parked', () => parked[0]);
      expect(message.properties.headers).toMatchObject({
        'secop-reason': reason,
        'secop-attempt': 1,
        'secop-exchange': 'secop.events',
        'secop-routing-key': StepTakenV1.type,
      });
      if (said.body) expect(message.content.equals(said.body)).toBe(true);
      expect(notifier.received).toEqual([]);
      await nothingLeft();
    });

    it('keeps a prototype from being planted', async () => {
      const notifier = await started();
      const body = (text: string) => Buffer.from(text.replace('"mark"', '"__proto__"'));
      const id = 'planted';
      const envelope = {
        specversion: '1.0',
        id,
        source: '/accounts',
        type: StepTakenV1.type,
        subject: 's',
        time: new Date().toISOString(),
        sequence: 1,
        data: { step: 1, mark: { admin: true } },
      };

      test.say(StepTakenV1, undefined, { body: body(JSON.stringify(envelope)) });

      const event = await eventually('it arrives', () => notifier.received[0]);
      expect(event.data).toEqual({ step: 1 });
      expect((event.data as unknown as { admin?: boolean }).admin).toBeUndefined();
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    });
  });

  describe('when a handler fails', () => {
    it('climbs the ladder and parks the untouched message with its history', async () => {
      const notifier = await started();
      notifier.behave = () => {
        throw new TypeError('Ana Gómez, ana@example.co');
      };
      const parked = await test.collect(parkedQueue);
      const id = test.say(StepTakenV1, { step: 1 });

      const message = await eventually('it is parked', () => parked[0]);

      expect(notifier.attempts).toEqual([1, 2, 3]);
      expect(message.properties).toMatchObject({ messageId: id, deliveryMode: 2 });
      expect(message.properties.headers).toMatchObject({
        'secop-attempt': 3,
        'secop-reason': 'exhausted',
        'secop-code': 'TypeError',
        'secop-history': '1:failed:TypeError; 2:failed:TypeError; 3:failed:TypeError',
        'secop-exchange': 'secop.events',
        'secop-routing-key': StepTakenV1.type,
      });
      expect(JSON.stringify(message.properties.headers)).not.toContain('Gómez');
      await nothingLeft();
    });

    it('handles it on a later rung, once the cause is gone', async () => {
      const notifier = await started();
      notifier.behave = () => {
        if (notifier.attempts.length < 3) throw new Error('not yet');
      };

      test.say(StepTakenV1, { step: 1 });

      await eventually('the third attempt', () => notifier.attempts.length === 3);
      await nothingLeft();
      expect(await test.depthOf(parkedQueue)).toBe(0);
    });

    it.each([
      ['not-found', 'exhausted', 3],
      ['unavailable', 'exhausted', 3],
      ['rate-limited', 'exhausted', 3],
      ['conflict', 'refused', 1],
      ['forbidden', 'refused', 1],
      ['unauthenticated', 'refused', 1],
      ['invalid', 'refused', 1],
      ['malformed', 'refused', 1],
      ['precondition-failed', 'refused', 1],
    ] as const)('of kind %s: parked as %s after %i attempts', async (kind, reason, attempts) => {
      const notifier = await started();
      notifier.behave = () => {
        throw new DomainError(kind, 'account.not-found');
      };
      const parked = await test.collect(parkedQueue);

      test.say(StepTakenV1, { step: 1 });

      const message = await eventually('it is parked', () => parked[0]);
      expect(message.properties.headers).toMatchObject({
        'secop-reason': reason,
        'secop-code': 'account.not-found',
        'secop-attempt': attempts,
      });
      expect(notifier.attempts).toHaveLength(attempts);
    });

    it('does not disturb other messages, nor other services', async () => {
      const notifier = await started();
      const elsewhere = await test.listenTo('secop.events', StepTakenV1.type);
      notifier.behave = (event) => {
        if (event.data.step === 1) throw new Error('always');
      };
      const parked = await test.collect(parkedQueue);

      for (const step of [1, 2, 3]) test.say(StepTakenV1, { step });

      await eventually('the bad one is parked', () => parked.length === 1);
      await eventually('the good ones are handled', () =>
        [2, 3].every((step) => notifier.received.some(({ data }) => data.step === step)),
      );
      expect(elsewhere).toHaveLength(3);
    });
  });

  it('may hear one event twice, and has its effect once', async () => {
    const notifier = await started();
    const quiet = await test.service({ service: 'notifier' });
    const steps = new StepsRepository(quiet.aggregates!);
    const outcomes: string[] = [];
    notifier.behave = async (event) => {
      const command = { key: event.id, hash: event.type, by: 'machine' } as const;
      const { outcome } = await steps.createOrUpdate('counter', command, (state) => ({
        state: { steps: (state?.steps ?? 0) + 1 },
        events: [],
      }));
      outcomes.push(outcome);
    };

    for (let n = 0; n < 5; n += 1) test.say(StepTakenV1, { step: 1 }, { envelope: { id: 'same' } });

    await eventually('all are handled', () => outcomes.length === 5);
    expect(outcomes.sort()).toEqual(['replayed', 'replayed', 'replayed', 'replayed', 'written']);
    expect((await steps.find('counter'))?.state.steps).toBe(1);
  });

  describe('without a handler', () => {
    it.each([
      ['an unknown major', StepTakenV2.type],
      ['an unknown type', 'accounts.step.invented.v1'],
    ])('takes %s up the ladder, then parks it', async (_what, type) => {
      await started();
      const parked = await test.collect(parkedQueue);

      test.say(StepTakenV2, { steps: [1] }, { envelope: { type } });

      const message = await eventually('it is parked', () => parked[0]);
      expect(message.properties.headers).toMatchObject({
        'secop-reason': 'unhandled',
        'secop-code': type,
        'secop-attempt': 3,
      });
    });

    it('leaves it to a replica that has one', async () => {
      const seen: ReceivedEvent[] = [];
      @Controller()
      class KnowsBoth {
        @OnEvent(StepTakenV2)
        taken(@Payload() event: ReceivedEvent) {
          seen.push(event);
        }
      }
      const rungs = Array.from({ length: 30 }, (_, n) => ({ name: `r${n}`, delay: 20 }));
      const long = { topology: 'declare', tuning: { ladder: rungs } } as const;
      await started(long);
      const passedOn = await test.listenTo('notifier.retry', 'r0');
      test.say(StepTakenV2, { steps: [1] });
      await eventually('the old replica has passed it on', () => passedOn.length === 1);

      await started(long, [KnowsBoth]);

      await eventually('the new replica handles it', () => seen.length === 1);
      expect(await test.depthOf(parkedQueue)).toBe(0);
    });
  });

  it('dispatches by the envelope’s type, not by the routing key', async () => {
    const notifier = await started();
    test.say(StepTakenV1, { step: 9 }, { to: ['notifier.retry', 'events'] });
    const event = await eventually('it arrives', () => notifier.received[0]);
    expect(event.data.step).toBe(9);
  });

  it('runs guards, pipes and interceptors, and waits for the work they start', async () => {
    const order: string[] = [];
    class Guard implements CanActivate {
      canActivate(context: ExecutionContext) {
        order.push(`guard ${context.getType()}`);
        return true;
      }
    }
    class Pipe implements PipeTransform {
      transform(value: ReceivedEvent) {
        order.push('pipe');
        return { ...value, subject: 'changed' };
      }
    }
    class Interceptor implements NestInterceptor {
      intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
        order.push('before');
        return next.handle().pipe(map(() => order.push('after')));
      }
    }
    @Controller()
    class Guarded {
      @OnEvent(StepTakenV1)
      @UseGuards(new Guard())
      @UsePipes(new Pipe())
      @UseInterceptors(new Interceptor())
      handle(@Payload() event: ReceivedEvent) {
        order.push(`handler ${event.subject}`);
        throw new DomainError('conflict', 'account.full');
      }
    }
    await started({}, [Guarded]);
    const parked: ConsumeMessage[] = await test.collect(parkedQueue);

    test.say(StepTakenV1, { step: 1 });

    const message = await eventually('it is parked', () => parked[0]);
    expect(order).toEqual(['guard rpc', 'before', 'pipe', 'handler changed']);
    expect(message.properties.headers).toMatchObject({ 'secop-code': 'account.full' });
  });

  it('refuses to start with a handler that the contract does not name', async () => {
    const stray = { ...StepTakenV1, type: 'accounts.step.stray.v1', consumers: [] };
    @Controller()
    class Stray {
      @OnEvent(stray)
      handle() {
        return undefined;
      }
    }
    await expect(NotifierUnderTest.start(test, {}, [Stray])).rejects.toThrow(/does not name/);
  });
});
