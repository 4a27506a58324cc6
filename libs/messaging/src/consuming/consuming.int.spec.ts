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
import { StepTakenV1 } from '../../test-support/contracts';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { StepsRepository } from '../../test-support/steps';
import { NotifierUnderTest } from '../../test-support/notifier-under-test';
import { currentTrace, traceIdOf } from '../tracing/trace';
import { OnEvent } from './on-event';

const parkedQueue = 'notifier.parked';

describe('a consuming service', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  it('hands the event over under our names, inside its trace', async () => {
    const notifier = await NotifierUnderTest.ready(test);
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
    await test.nothingLeft();
  });

  it('accepts binary mode', async () => {
    const notifier = await NotifierUnderTest.ready(test);

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

  it('may hear one event twice, and has its effect once', async () => {
    const notifier = await NotifierUnderTest.ready(test);
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

  it('dispatches by the envelope’s type, not by the routing key', async () => {
    const notifier = await NotifierUnderTest.ready(test);
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
    await NotifierUnderTest.ready(test, {}, [Guarded]);
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
