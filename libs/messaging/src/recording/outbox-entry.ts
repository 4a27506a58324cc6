import {
  DomainError,
  envelopeSchema,
  type EventContract,
  type EventToRecord,
  type ServiceName,
} from '@secop/contracts';
import { beginSpan, traceUnder } from '../tracing/spans';
import { currentTrace } from '../tracing/trace';
import { strictData } from './strict-data';
import { uuidV7 } from './uuid-v7';

/** 256 KiB: refused when it is recorded, not when it is sent. */
export const maximumEventBytes = 256 * 1024;

const headSchema = envelopeSchema.omit({ data: true });

/** One event, recorded and not yet removed: the exact bytes to publish, every time. */
export interface OutboxEntry {
  readonly id: string;
  readonly type: string;
  /** Version of the document after the change. */
  readonly v: number;
  readonly at: Date;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Recording {
  /** Id of what the events are about. */
  readonly subject: string;
  /** Its version after the change. */
  readonly version: number;
  readonly now: Date;
  readonly source: ServiceName;
}

/**
 * Makes events ready to be stored beside the state they come from: checked against their contracts, with an id,
 * the current trace and their final bytes. Throws `event.invalid` or `event.too-large`.
 */
export function outboxEntries(
  events: readonly EventToRecord[],
  recording: Recording,
): OutboxEntry[] {
  return events.map((event) => outboxEntry(event, recording));
}

function outboxEntry(event: EventToRecord, recording: Recording): OutboxEntry {
  const { contract } = event;
  if (contract.source !== recording.source) {
    throw new DomainError('invalid', 'event.invalid', { type: contract.type, foreign: true });
  }
  const present = currentTrace();
  const start = { kind: 'internal', verb: 'record', what: contract.type } as const;
  const span = beginSpan(start, present.traceparent);
  const trace = traceUnder(span, present);
  span?.end();
  const id = uuidV7(recording.now);
  const time = recording.now.toISOString();
  const head = {
    specversion: '1.0',
    id,
    source: `/${recording.source}`,
    type: contract.type,
    subject: recording.subject,
    time,
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(contract),
    sequence: String(recording.version),
    correlationid: trace.correlationId,
    causationid: trace.causationId,
    traceparent: trace.traceparent,
  };
  const data = strictData(event);
  if (!headSchema.safeParse(head).success) {
    throw new DomainError('invalid', 'event.invalid', { type: contract.type, envelope: true });
  }
  const body = Buffer.from(`${JSON.stringify(head).slice(0, -1)},"data":${data}}`);
  if (body.length > maximumEventBytes) {
    throw new DomainError('invalid', 'event.too-large', { type: contract.type });
  }
  return {
    id,
    type: contract.type,
    v: recording.version,
    at: recording.now,
    body,
    headers: {
      'ce-id': id,
      'ce-type': contract.type,
      'ce-source': head.source,
      'ce-subject': recording.subject,
      'ce-time': time,
      'ce-correlationid': trace.correlationId,
      traceparent: trace.traceparent,
    },
  };
}

/** `access-requests.access-request.accepted.v1`, 1.0 → `…/access-request.accepted/1.0`. */
function dataSchemaOf({ type, version }: EventContract): string {
  const name = type.split('.').slice(1, -1).join('.');
  return `https://secop.gov.co/schemas/${name}/${version}`;
}
