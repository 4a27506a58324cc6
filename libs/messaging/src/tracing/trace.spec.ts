import { activeTrace, currentTrace, runWithTrace, startTrace, traceIdOf } from './trace';

describe('a trace', () => {
  const incoming = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`;

  it('keeps the trace id and flags of a valid traceparent, and is a span of its own', () => {
    const trace = startTrace({ traceparent: incoming });
    expect(traceIdOf(trace)).toBe('a'.repeat(32));
    expect(trace.traceparent).toMatch(/^00-a{32}-[0-9a-f]{16}-00$/);
    expect(trace.traceparent).not.toBe(incoming);
  });

  it.each(['', 'nonsense', `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`, `${incoming}-more`])(
    'starts anew from %p',
    (traceparent) => {
      expect(startTrace({ traceparent }).traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
      expect(traceIdOf(startTrace({ traceparent }))).not.toMatch(/^[0a]+$/);
    },
  );

  it('is seen by everything that the work starts, and by nothing else', async () => {
    const trace = startTrace();
    const seen = await runWithTrace(trace, async () => {
      await Promise.resolve();
      return currentTrace();
    });
    expect(seen).toBe(trace);
    expect(activeTrace()).toBeUndefined();
    expect(currentTrace()).not.toBe(trace);
  });
});
