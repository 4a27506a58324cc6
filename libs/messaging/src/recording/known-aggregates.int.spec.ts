import { anId } from '../../test-support/accounts-under-test';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { aCommand, StepsRepository } from '../../test-support/steps';

describe('a change of an aggregate that is known', () => {
  let test: MessagingUnderTest;
  let steps: StepsRepository;

  beforeAll(async () => {
    test = await MessagingUnderTest.start();
    const { aggregates } = await test.service();
    steps = new StepsRepository(aggregates!);
    await aggregates!.onModuleInit();
  });
  afterAll(() => test.end());

  it('begins with what was just read, and reads again when somebody was faster', async () => {
    const id = anId();
    await steps.begin(id);
    const readings = jest.spyOn(steps.raw(), 'findOne');
    const known = await steps.look(id);

    await steps.step(id, aCommand(), undefined, known);
    expect(readings).toHaveBeenCalledTimes(1);
    await steps.step(id, aCommand(), undefined, known);
    expect(readings).toHaveBeenCalledTimes(2);

    expect(await steps.find(id)).toMatchObject({ version: 3, state: { steps: 3 } });
    readings.mockRestore();
  });
});
