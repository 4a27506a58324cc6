import { Injectable } from '@nestjs/common';

type Listener = (ids: readonly string[]) => void;

/** Tells this process's sender of rows that were written just now; the poll finds whatever it misses. */
@Injectable()
export class DeliveryBell {
  private listener: Listener | undefined;

  onRing(listener: Listener): void {
    this.listener = listener;
  }

  ring(ids: readonly string[]): void {
    if (ids.length > 0) this.listener?.(ids);
  }
}
