import { act } from '@testing-library/react';

/** The stream of hints of the last visit. */
export class Stream extends EventTarget {
  static last: Stream;
  closed = false;
  constructor() {
    super();
    Stream.last = this;
  }
  close(): void {
    this.closed = true;
  }
}

/** The gateway says this. */
export const says = (event: string, data: object = {}): void =>
  act(
    () => void Stream.last.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) })),
  );

/** The gateway says that something of this kind changed. */
export const hint = (kind: string): void => says(kind, { id: 'x' });
