import { envelopeSchema, happened } from '@secop/contracts';
import { SecretSharedV1, StepTakenV1 } from '../../test-support/contracts';
import { runWithTrace, startTrace } from '../tracing/trace';
import { outboxEntries } from './outbox-entry';
import { uuidV7 } from './uuid-v7';

const now = new Date('2026-11-22T10:00:00.000Z');
const recording = { subject: 'thing', version: 3, now, source: 'accounts' } as const;
const record = (data: unknown) => outboxEntries([happened(StepTakenV1, data as never)], recording);

describe('an outbox entry', () => {
  it('holds a CloudEvent with the trace of the work that caused it', () => {
    const trace = startTrace({ correlationId: 'c', causationId: 'cause' });

    const [entry] = runWithTrace(trace, () => record({ step: 1 }));

    const envelope = envelopeSchema.parse(JSON.parse(entry!.body.toString()));
    expect(envelope).toEqual({
      specversion: '1.0',
      id: entry!.id,
      source: '/accounts',
      type: 'accounts.step.taken.v1',
      subject: 'thing',
      time: '2026-11-22T10:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: 'https://secop.gov.co/schemas/step.taken/1.0',
      sequence: 3,
      correlationid: 'c',
      causationid: 'cause',
      traceparent: trace.traceparent,
      data: { step: 1 },
    });
    expect(entry).toMatchObject({
      type: 'accounts.step.taken.v1',
      v: 3,
      at: now,
      headers: { 'ce-id': entry!.id, 'ce-subject': 'thing', traceparent: trace.traceparent },
    });
  });

  it.each([
    ['a wrong type', { step: 'one' }],
    ['a missing field', {}],
    ['a field that the contract does not know', { step: 1, extra: true }],
  ])('refuses data with %s', (_what, data) => {
    expect(refusal(() => record(data))).toMatchObject({ code: 'event.invalid' });
  });

  it('refuses another service’s event', () => {
    const foreign = [happened(SecretSharedV1, { step: 1 })];
    expect(refusal(() => outboxEntries(foreign, recording))).toMatchObject({
      code: 'event.invalid',
    });
  });

  it('refuses more than 256 KiB', () => {
    expect(refusal(() => record({ step: 1, note: 'x'.repeat(256 * 1024) }))).toMatchObject({
      code: 'event.too-large',
    });
  });
});

describe('a UUID of version 7', () => {
  it('carries its time, its version and its variant, and sorts by time', () => {
    const early = uuidV7(new Date(1_000));
    const late = uuidV7(now);
    expect(late).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(late.replaceAll('-', '').slice(0, 12), 16)).toBe(now.getTime());
    expect([late, early].sort()).toEqual([early, late]);
    expect(uuidV7(now)).not.toBe(uuidV7(now));
  });
});

function refusal(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
