import type { HintKind, StreamEnding } from '@secop/contracts';
import type { Response } from 'express';

/** Bytes that may wait for a reader; who takes them slower than they come is cut off and comes back. */
const mostWaiting = 64 * 1024;
/** Heartbeats in a row that find earlier bytes still waiting. */
const mostBeatsBehind = 3;

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  // The connection ends with the stream, so that nothing of it is left when we stop.
  connection: 'close',
};

/** The browser's own pause before it connects again, spread so that not all of them come at once. */
const pauseFrom = (least: number) => Math.round(least * (1 + Math.random()));

/** Sends the headers of a stream. */
export const begin = (response: Response): Response => response.status(200).set(headers);

/** One open screen, as server-sent events. */
export class EventStream {
  private beatsBehind = 0;

  constructor(
    private readonly response: Response,
    readonly userId: string,
    readonly sessionId: string,
  ) {
    begin(response).flushHeaders();
    this.write(`retry: ${pauseFrom(2_000)}\nevent: ready\ndata: {}\n\n`);
  }

  hint(kind: HintKind, id: string): void {
    this.write(`event: ${kind}\ndata: ${JSON.stringify({ id })}\n\n`);
  }

  /** Something may have been missed. */
  resync(): void {
    this.write('event: resync\ndata: {}\n\n');
  }

  beat(): void {
    this.beatsBehind = this.response.writableLength > 0 ? this.beatsBehind + 1 : 0;
    if (this.beatsBehind >= mostBeatsBehind) this.response.destroy();
    else this.write(':\n\n');
  }

  /** A replaced screen would replace another one when it comes back, so it waits long. */
  end(reason: StreamEnding): void {
    const pause = pauseFrom(reason === 'replaced' ? 60_000 : 1_000);
    this.write(`retry: ${pause}\nevent: end\ndata: ${JSON.stringify({ reason })}\n\n`);
    this.response.end();
  }

  private write(text: string): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    this.response.write(text);
    if (this.response.writableLength > mostWaiting) this.response.destroy();
  }
}
