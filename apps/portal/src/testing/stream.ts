import { act } from '@testing-library/react';

/** The stream of hints of the last visit. */
export class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static last: Stream;
  readyState = 0;
  constructor() {
    super();
    Stream.last = this;
  }
  get closed(): boolean {
    return this.readyState === Stream.CLOSED;
  }
  close(): void {
    this.readyState = Stream.CLOSED;
  }
  /** The gateway answers with anything but a stream: a browser does not try again. */
  refuse(): void {
    this.close();
    this.dispatchEvent(new Event('error'));
  }
}

/** The gateway says this. */
export const says = (event: string, data: object = {}): void =>
  act(
    () => void Stream.last.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) })),
  );

/** The gateway says that something of this kind changed. */
export const hint = (kind: string): void => says(kind, { id: 'x' });
