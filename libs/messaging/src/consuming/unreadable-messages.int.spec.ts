import { eventually } from '@secop/testing';
import { StepTakenV1 } from '../../test-support/contracts';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { NotifierUnderTest } from '../../test-support/notifier-under-test';

const parkedQueue = 'notifier.parked';

describe('a consuming service, given a message that nobody can read', () => {
  let test: MessagingUnderTest;

  beforeEach(async () => {
    test = await MessagingUnderTest.start();
  });
  afterEach(() => test.end());

  it.each<[string, Parameters<MessagingUnderTest['say']>[2] & { data?: unknown }, string]>([
    ['is not JSON', { body: Buffer.from('{"specversion":') }, 'malformed'],
    ['is not UTF-8', { body: Buffer.from([0x22, 0xff, 0xfe, 0x22]) }, 'malformed'],
    ['has no id', { envelope: { id: undefined } }, 'malformed'],
    ['has data of a wrong type', { data: { step: 'one' } }, 'schema-invalid'],
    ['has no data', { envelope: { data: undefined } }, 'malformed'],
    ['is larger than any event of ours', { body: Buffer.alloc(300_000, 'x') }, 'oversized'],
    ['has 10 MB', { body: Buffer.alloc(10_000_000, 'x') }, 'oversized'],
  ])('parks it at once when it %s', async (_what, { data = { step: 1 }, ...said }, reason) => {
    const notifier = await NotifierUnderTest.ready(test);
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
    await test.nothingLeft();
  });

  it('parks it although its headers leave no room for ours', async () => {
    await NotifierUnderTest.ready(test);
    const parked = await test.collect(parkedQueue);

    test.say(StepTakenV1, undefined, {
      body: Buffer.from('{'),
      properties: { headers: { small: 'kept', large: 'x'.repeat(65_300) } },
    });

    const message = await eventually('it is parked', () => parked[0]);
    expect(message.properties.headers).toMatchObject({
      small: 'kept',
      'secop-reason': 'malformed',
    });
    expect(Object.keys(message.properties.headers!)).not.toContain('large');
  });

  it('keeps a prototype from being planted', async () => {
    const notifier = await NotifierUnderTest.ready(test);
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
