import { z } from 'zod';
import type { DataOf, EventContract } from './define-event';

/** CloudEvents 1.0 in structured JSON mode, with the extensions that every event of ours carries. */
export const envelopeSchema = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(100),
  source: z.string().min(1).max(200),
  type: z.string().min(1).max(200),
  subject: z.string().min(1).max(200),
  time: z.iso.datetime(),
  datacontenttype: z.string().optional(),
  dataschema: z.string().optional(),
  /** Version of the aggregate after the change, from 1. */
  sequence: z.coerce.number().int().positive(),
  correlationid: z.string().max(200).optional(),
  causationid: z.string().max(200).optional(),
  traceparent: z.string().max(200).optional(),
  data: z.unknown(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** What a handler is given: the envelope's facts under our names, and the parsed data. */
export interface ReceivedEvent<Contract extends EventContract = EventContract> {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  /** Id of the aggregate that the event is about. */
  readonly subject: string;
  readonly time: Date;
  /** Version of that aggregate after the change. */
  readonly sequence: number;
  readonly correlationId: string | undefined;
  readonly causationId: string | undefined;
  readonly data: DataOf<Contract>;
}
