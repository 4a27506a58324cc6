import type { ConsumeMessage } from 'amqplib';

/** Given back so often, a message may be what kills the processes that handle it. */
const suspicious = 3;

interface Received {
  readonly message: ConsumeMessage;
}

/**
 * What was received and is not started. A message that came back again and again is a suspect: it waits for the
 * others, though not for long, and should then be alone, so that it takes nobody with it.
 */
export class WaitingDeliveries<D extends Received> {
  private ordinary: D[] = [];
  private patientFrom = 0;
  private suspects: { readonly delivery: D; readonly since: number }[] = [];

  /** `patience`: milliseconds that a suspect waits for the others. */
  constructor(private readonly patience = 2_000) {}

  get haveSuspects(): boolean {
    return this.suspects.length > 0;
  }

  add(delivery: D): void {
    if (isSuspicious(delivery)) this.suspects.push({ delivery, since: performance.now() });
    else this.ordinary.push(delivery);
  }

  /** The next that may run beside others; none while a suspect has waited for too long. */
  next(): D | undefined {
    const [oldest] = this.suspects;
    const overdue =
      oldest !== undefined &&
      performance.now() - Math.max(oldest.since, this.patientFrom) > this.patience;
    return overdue ? undefined : this.ordinary.shift();
  }

  /** The others had to wait for long: now the suspects wait once more. */
  renewPatience(): void {
    this.patientFrom = performance.now();
  }

  /** Any of them: whoever only stood beside the one that kills is cleared some time. */
  suspect(): D | undefined {
    const any = Math.floor(Math.random() * this.suspects.length);
    return this.suspects.splice(any, 1)[0]?.delivery;
  }

  /** Takes out all that are meant. */
  take(isMeant: (delivery: D) => boolean = () => true): D[] {
    const all = [...this.ordinary, ...this.suspects.map(({ delivery }) => delivery)];
    this.ordinary = this.ordinary.filter((delivery) => !isMeant(delivery));
    this.suspects = this.suspects.filter(({ delivery }) => !isMeant(delivery));
    return all.filter(isMeant);
  }
}

/** As the broker of a quorum queue counts it. */
const isSuspicious = ({ message: { properties } }: Received): boolean => {
  const { headers } = properties as { headers?: Record<string, unknown> };
  return Number(headers?.['x-delivery-count'] ?? 0) >= suspicious;
};
