import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { ReceivedEvent } from '@secop/contracts';
import { eventually } from '@secop/testing';
import { StepTakenV2 } from '../../test-support/contracts';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { NotifierUnderTest } from '../../test-support/notifier-under-test';
import { OnEvent } from './on-event';

const parkedQueue = 'notifier.parked';

describe('an event without a handler', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  it.each([
    ['an unknown major', StepTakenV2.type],
    ['an unknown type', 'accounts.step.invented.v1'],
  ])('takes %s up the ladder, then parks it', async (_what, type) => {
    await NotifierUnderTest.ready(test);
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
    await NotifierUnderTest.ready(test, long);
    const passedOn = await test.listenTo('notifier.retry', 'r0');
    test.say(StepTakenV2, { steps: [1] });
    await eventually('the old replica has passed it on', () => passedOn.length === 1);

    await NotifierUnderTest.ready(test, long, [KnowsBoth]);

    await eventually('the new replica handles it', () => seen.length === 1);
    expect(await test.depthOf(parkedQueue)).toBe(0);
  });
});
