import type { Socket } from 'node:net';

/** How a network behaves at the moment. */
export type Manner =
  | { readonly kind: 'pass' | 'refuse' | 'black-hole' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'drip'; readonly bytesPerSecond: number }
  | { readonly kind: 'truncate'; readonly bytes: number };

const slicesPerSecond = 10;

/** One direction of one connection: bytes arrive in order, in the manner of the moment, or not at all. */
export class Wire {
  private last: Promise<void> | undefined;
  private truncating: Manner | undefined;
  private left = 0;

  /** `onTruncated`: this direction may end its connection in the middle of a message. */
  constructor(
    private readonly target: Socket,
    private readonly manner: () => Manner,
    private readonly onTruncated?: () => void,
  ) {}

  send(bytes: Buffer, first?: Promise<unknown>): void {
    if (this.manner().kind === 'black-hole') return;
    if (!this.last && !first && this.manner().kind === 'pass') {
      this.target.write(bytes);
      return;
    }
    const received = performance.now();
    const sent = Promise.resolve(this.last)
      .then(() => first)
      .catch(() => undefined)
      .then(() => this.deliver(bytes, received));
    this.last = sent;
    void sent.finally(() => {
      if (this.last === sent) this.last = undefined;
    });
  }

  /** Ends the target once everything has arrived. */
  end(): void {
    if (this.last) void this.last.finally(() => this.target.end());
    else this.target.end();
  }

  private async deliver(bytes: Buffer, received: number): Promise<void> {
    const manner = this.manner();
    if (manner.kind === 'black-hole') return;
    if (manner.kind === 'delay') await pause(received + manner.milliseconds - performance.now());
    if (manner.kind === 'drip') return this.drip(bytes, manner.bytesPerSecond);
    if (manner.kind === 'truncate' && this.onTruncated) return this.truncate(bytes, manner);
    if (!this.target.destroyed) this.target.write(bytes);
  }

  private async drip(bytes: Buffer, bytesPerSecond: number): Promise<void> {
    const slice = Math.max(1, Math.floor(bytesPerSecond / slicesPerSecond));
    for (let at = 0; at < bytes.length && !this.target.destroyed; at += slice) {
      if (this.manner().kind !== 'drip') {
        this.target.write(bytes.subarray(at));
        return;
      }
      this.target.write(bytes.subarray(at, at + slice));
      await pause((slice / bytesPerSecond) * 1_000);
    }
  }

  private truncate(bytes: Buffer, manner: Extract<Manner, { kind: 'truncate' }>): void {
    if (this.truncating !== manner) [this.truncating, this.left] = [manner, manner.bytes];
    if (!this.target.destroyed) this.target.write(bytes.subarray(0, this.left));
    this.left -= bytes.length;
    if (this.left >= 0) return;
    this.target.end();
    this.onTruncated?.();
  }
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
