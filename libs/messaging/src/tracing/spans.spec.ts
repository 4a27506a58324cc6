import { beginSpan, recordSpansWith, runInSpan, type SpanRecorder } from './spans';
import { activeTrace, startTrace, traceIdOf } from './trace';

const trace = startTrace();
const start = { kind: 'consumer', verb: 'process', what: 'thing' } as const;

describe('work in a trace', () => {
  afterEach(() => recordSpansWith(undefined));

  it('is no span, and the trace stays as it is, while nobody records', async () => {
    expect(beginSpan(start, trace.traceparent)).toBeUndefined();
    expect(await runInSpan(start, trace, () => Promise.resolve(activeTrace()))).toBe(trace);
  });

  describe('that is recorded', () => {
    const told: string[] = [];
    const recorder: SpanRecorder = ({ verb, what }, parent) => {
      const traceparent = startTrace({ traceparent: parent }).traceparent;
      told.push(`${verb} ${what} begins under ${parent?.slice(36, 52) ?? 'nothing'}`);
      return {
        traceparent,
        end: ({ failed } = {}) => told.push(`${verb} ${what} ${failed ? 'fails' : 'ends'}`),
      };
    };
    beforeEach(() => {
      told.length = 0;
      recordSpansWith(recorder);
    });

    it('is a span under its parent, and what it does next is under it', async () => {
      const inside = await runInSpan(start, trace, () => Promise.resolve(activeTrace()));

      expect(told).toEqual([
        `process thing begins under ${trace.traceparent.slice(36, 52)}`,
        'process thing ends',
      ]);
      expect(inside?.correlationId).toBe(trace.correlationId);
      expect(inside && traceIdOf(inside)).toBe(traceIdOf(trace));
      expect(inside?.traceparent).not.toBe(trace.traceparent);
    });

    it('says that it failed, and fails as it did', async () => {
      const failing = runInSpan(start, trace, () => Promise.reject(new TypeError('no')));
      await expect(failing).rejects.toThrow(TypeError);
      expect(told.at(-1)).toBe('process thing fails');
    });
  });
});
