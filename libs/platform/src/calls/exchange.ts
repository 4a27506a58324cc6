import type { Dispatcher } from 'undici';
import { CallFailed } from './call-failed';
import type { ServiceAnswer } from './service-call';

type Controller = Dispatcher.DispatchController;

const reasons: Readonly<Record<string, string>> = {
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'answer too large',
};
const closed: ReadonlySet<string> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

/** One request and its whole answer, settled once; what outlives the deadline is cut off with its connection. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly answer: Promise<ServiceAnswer>;
  private readonly timer: NodeJS.Timeout;
  private readonly chunks: Buffer[] = [];
  private status = 0;
  private headers: ServiceAnswer['headers'] = {};
  private controller?: Controller;
  private over?: CallFailed;
  private resolve!: (answer: ServiceAnswer) => void;
  private reject!: (failure: CallFailed) => void;

  constructor(deadline: number) {
    this.answer = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.timer = setTimeout(() => this.giveUp(), deadline);
  }

  onRequestStart(controller: Controller): void {
    // Given up while it waited for a connection: thrown, not aborted, so that the connection is kept.
    if (this.over) throw this.over;
    this.controller = controller;
  }

  onResponseStart(_: Controller, status: number, headers: ServiceAnswer['headers']): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(_: Controller, chunk: Buffer): void {
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    clearTimeout(this.timer);
    const { status, headers, chunks } = this;
    this.resolve({
      status,
      headers,
      body: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks),
    });
  }

  onResponseError(_: Controller, error: Error): void {
    this.fail(new CallFailed(this.reasonOf(error), error));
  }

  private giveUp(): void {
    const late = new CallFailed('deadline');
    this.fail(late);
    this.controller?.abort(late);
  }

  private fail(failure: CallFailed): void {
    clearTimeout(this.timer);
    this.over = failure;
    this.reject(failure);
  }

  private reasonOf({ name, code }: Error & { code?: string }): string {
    if (this.status === 0 && code && closed.has(code)) return 'connection closed';
    return reasons[code ?? ''] ?? code ?? name;
  }
}
