import { TcpProxy } from '@secop/testing';
import { anId } from '../../test-support/accounts-under-test';
import { aCommand, StepsRepository } from '../../test-support/steps';
import { StepTakenV1 } from '../../test-support/contracts';
import { MessagingUnderTest } from '../../test-support/messaging-under-test';
import { AggregateNotFound, DuplicateKey } from './recording.errors';

describe('a collection of aggregates', () => {
  let test: MessagingUnderTest;
  let proxy: TcpProxy;
  let steps: StepsRepository;

  beforeAll(async () => {
    test = await MessagingUnderTest.start();
    proxy = await TcpProxy.before(test.infrastructure.mongodbUri);
    test.onEnd(() => proxy.close());
    // Its relay does not run, so outboxes stay as they were written.
    const { aggregates } = await test.service({ mongodbUri: proxy.url });
    steps = new StepsRepository(aggregates!);
    await aggregates!.onModuleInit();
  });
  afterAll(() => test.end());

  const stored = async (id: string) =>
    (await steps.raw().findOne({ _id: id as never })) as unknown as {
      outbox: { type: string; v: number }[];
      outboxAt?: Date;
      handled: { key: string }[];
      handledByMachines: { key: string }[];
    };

  describe('writing', () => {
    it('stores the state, the command and the exact bytes of the events together', async () => {
      const id = anId();
      const command = aCommand();

      const written = await steps.begin(id, command);

      expect(written).toMatchObject({ id, version: 1, outcome: 'written', answer: { step: 1 } });
      expect(await steps.find(id)).toEqual({ id, version: 1, state: { steps: 1 } });
      const document = (await stored(id)) as unknown as {
        created: unknown;
        outbox: { id: string; body: Buffer; v: number }[];
      };
      expect(document.created).toMatchObject({ key: command.key, answer: { step: 1 } });
      expect(document.outbox).toHaveLength(1);
      const [entry] = document.outbox;
      expect(JSON.parse(entry!.body.toString())).toMatchObject({
        id: entry!.id,
        type: StepTakenV1.type,
        subject: id,
        sequence: '1',
        data: { step: 1 },
      });
    });

    it('removes a field that the new state does not have', async () => {
      const id = anId();
      await steps.begin(id, aCommand(), { note: 'first' });

      await steps.update(id, aCommand(), ({ steps: count }) => ({
        state: { steps: count },
        events: [],
      }));

      expect((await steps.find(id))?.state).toEqual({ steps: 1 });
    });

    it('takes a person’s text as text, whatever it looks like', async () => {
      const id = anId();
      await steps.begin(id, aCommand(), { note: '$outbox' });

      const written = await steps.update(id, aCommand(), (state) => ({
        state: { ...state, note: '$$ROOT' },
        events: [],
      }));

      expect(written.state.note).toBe('$$ROOT');
    });

    it('writes nothing when nothing has to happen', async () => {
      const id = anId();
      await steps.begin(id);

      const result = await steps.update(id, aCommand(), () => ({ unchanged: true, answer: 7 }));

      expect(result).toMatchObject({ outcome: 'unchanged', answer: 7, version: 1 });
      expect((await stored(id)).handled).toEqual([]);
    });

    it('does not invent an aggregate', async () => {
      await expect(steps.step(anId())).rejects.toThrow(AggregateNotFound);
    });

    it('creates or updates, as the case may be', async () => {
      const id = anId();
      const more = () =>
        steps.createOrUpdate(id, aCommand('machine'), (state, _now, version) => ({
          state: { steps: (state?.steps ?? 10) + 1 },
          events: [],
          answer: version,
        }));

      expect(await more()).toMatchObject({ version: 1, state: { steps: 11 }, answer: 0 });
      expect(await more()).toMatchObject({ version: 2, state: { steps: 12 }, answer: 1 });
    });

    it('refuses a state that would overwrite the bookkeeping', async () => {
      const state = { steps: 1, outbox: [] };
      await expect(steps.create(anId(), aCommand(), () => ({ state, events: [] }))).rejects.toThrow(
        /outbox/,
      );
    });
  });

  describe('writers at the same time', () => {
    it('all succeed, each on its own version', async () => {
      const id = anId();
      await steps.begin(id);
      const other = new StepsRepository((await test.service()).aggregates!);

      const results = await Promise.all(
        Array.from({ length: 20 }, (_, n) => (n % 2 ? steps : other).step(id)),
      );

      expect(new Set(results.map(({ version }) => version)).size).toBe(20);
      expect((await steps.find(id))?.state.steps).toBe(21);
    });

    it('give up as contended after ten lost races', async () => {
      const id = anId();
      await steps.begin(id);
      const other = new StepsRepository((await test.service()).aggregates!);
      const isWrite = (request: Buffer) =>
        request.includes('findAndModify') && request.includes(id);
      proxy.beforeRequests(isWrite, () => other.step(id));

      const refused = await steps.step(id).catch((error: unknown) => error);
      proxy.beforeRequests(() => false);

      expect(refused).toMatchObject({ kind: 'unavailable', code: 'command.contended' });
      expect((await steps.find(id))?.version).toBe(11);
    });

    it('start over when the store ends a deadlock with one of them', async () => {
      const id = anId();
      const deadlock = { ok: 0, code: 16_908_292, errmsg: 'deadlock detected' };

      proxy.answerOnce((request) => request.includes('insert') && request.includes(id), deadlock);
      expect(await steps.begin(id)).toMatchObject({ version: 1, outcome: 'written' });
      proxy.answerOnce((request) => request.includes('findAndModify'), deadlock);
      expect(await steps.step(id)).toMatchObject({ version: 2, outcome: 'written' });

      expect((await stored(id)).outbox).toHaveLength(2);
      expect(proxy.answers).toBe(2);
    });

    it('who create the same aggregate get one creation', async () => {
      const id = anId();
      const command = aCommand();

      const results = await Promise.all([1, 2, 3, 4].map(() => steps.begin(id, command)));

      expect(results.map(({ outcome }) => outcome).sort()).toEqual([
        'replayed',
        'replayed',
        'replayed',
        'written',
      ]);
      expect((await stored(id)).outbox).toHaveLength(1);
    });
  });

  describe('the same command again', () => {
    it('gets the recorded answer and changes nothing', async () => {
      const id = anId();
      await steps.begin(id);
      const command = aCommand();
      await steps.step(id, command);
      await steps.step(id);

      const again = await steps.step(id, command);

      expect(again).toMatchObject({ outcome: 'replayed', answer: { step: 2 }, version: 3 });
    });

    it('is refused when it asks for something else', async () => {
      const id = anId();
      const command = aCommand();
      await steps.begin(id, command);
      await expect(steps.begin(id, { ...command, hash: 'other' })).rejects.toMatchObject({
        kind: 'invalid',
        code: 'idempotency-key.reused',
      });
    });

    it('is known among the last 32 of people, apart from those of machines', async () => {
      const id = anId();
      await steps.begin(id);
      const early = aCommand();
      await steps.step(id, early);
      for (let n = 0; n < 33; n += 1) {
        await steps.update(id, aCommand('machine'), (state) => ({ state, events: [] }));
      }

      expect(await steps.step(id, early)).toMatchObject({ outcome: 'replayed' });
      const { handled, handledByMachines } = await stored(id);
      expect(handled).toHaveLength(1);
      expect(handledByMachines).toHaveLength(32);
    });
  });

  describe('an identity that is taken', () => {
    it('names the unique index', async () => {
      const owner = anId();
      await steps.begin(anId(), aCommand(), { owner });
      const error = await steps.begin(anId(), aCommand(), { owner }).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(DuplicateKey);
      expect(error).toMatchObject({ index: 'one_per_owner' });
    });

    it('refuses a change as it refuses a creation', async () => {
      const owner = anId();
      await steps.begin(anId(), aCommand(), { owner });
      const { id } = await steps.begin(anId());

      const taken = steps.update(id, aCommand(), (state) => ({
        state: { ...state, owner },
        events: [],
      }));

      await expect(taken).rejects.toThrow(DuplicateKey);
      expect(await steps.find(id)).toMatchObject({ version: 1 });
    });

    it('names _id_ when another command created the aggregate', async () => {
      const id = anId();
      await steps.begin(id);
      await expect(steps.begin(id)).rejects.toMatchObject({ index: '_id_' });
    });
  });
});
