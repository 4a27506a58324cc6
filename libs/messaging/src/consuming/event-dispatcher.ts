import type { MessageHandler } from '@nestjs/microservices';
import type { Envelope, EventContract, ReceivedEvent } from '@secop/contracts';
import type { ConsumeMessage } from 'amqplib';
import { isObservable, lastValueFrom } from 'rxjs';
import { runInSpan } from '../tracing/spans';
import { startTrace } from '../tracing/trace';
import { EventContext } from './event-context';
import { envelopeOf, UnreadableMessage } from './received-message';
import { UnhandledEvent } from './verdict';

/** Reads a message and runs the handler of its type: by the envelope, never by the routing key. */
export class EventDispatcher {
  private readonly contracts: ReadonlyMap<string, EventContract>;

  constructor(
    contracts: readonly EventContract[],
    private readonly handlers: ReadonlyMap<string, MessageHandler>,
  ) {
    this.contracts = new Map(contracts.map((contract) => [contract.type, contract]));
  }

  /** Resolves when the handler has done its work; throws what it threw. */
  async dispatch(message: ConsumeMessage): Promise<void> {
    const envelope = envelopeOf(message);
    const handler = this.handlers.get(envelope.type);
    const contract = this.contracts.get(envelope.type);
    if (!handler || !contract) throw new UnhandledEvent(envelope.type);
    const event = receivedEvent(envelope, contract);
    const trace = startTrace({
      traceparent: envelope.traceparent,
      correlationId: envelope.correlationid,
      causationId: envelope.id,
    });
    const handle = async () => {
      const result: unknown = await handler(event, new EventContext(message));
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    };
    const span = { kind: 'consumer', verb: 'process', what: envelope.type } as const;
    await runInSpan(span, trace, handle, envelope.traceparent);
  }
}

/** The event under our names. Unknown fields of a later minor are left out, not refused. */
export function receivedEvent(envelope: Envelope, contract: EventContract): ReceivedEvent {
  const data = contract.data.safeParse(envelope.data);
  if (!data.success) {
    const fields = data.error.issues.map(({ path }) => `/${path.join('/')}`);
    throw new UnreadableMessage('schema-invalid', `data: ${fields.join(', ')}`);
  }
  return {
    id: envelope.id,
    type: envelope.type,
    source: envelope.source,
    subject: envelope.subject,
    time: new Date(envelope.time),
    sequence: envelope.sequence,
    correlationId: envelope.correlationid,
    causationId: envelope.causationid,
    data: data.data,
  };
}
