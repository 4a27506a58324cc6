import type { Changing } from '../src/broker/changing';

/** An address whose credentials a test rotates. */
export class RotatingAddress implements Changing<string> {
  private readonly listeners: ((value: string) => void)[] = [];

  constructor(public current: string) {}

  onChange(listener: (value: string) => void): void {
    this.listeners.push(listener);
  }

  rotateTo(next: string): void {
    this.current = next;
    this.listeners.forEach((listener) => listener(next));
  }
}
