import { Injectable } from '@nestjs/common';
import type { Delivery } from './delivery';
import type { Lease } from './lease';

/** Room with this process's sender for rows that are about to be written. */
export interface Room {
  /** To write them with: then they are the sender's from the beginning. */
  readonly lease: Lease;
  /** Those that were written. Once, also with none: it gives the room back. */
  begin(rows: readonly Delivery[]): void;
}

export interface Listener {
  /** For so many rows, if all of them can be sent at once. */
  room(rows: number): Room | undefined;
  written(ids: readonly string[]): void;
}

/** Brings new rows to this process's sender; the poll finds whatever it misses. */
@Injectable()
export class DeliveryBell {
  private listener: Listener | undefined;

  onRing(listener: Listener): void {
    this.listener = listener;
  }

  /** Rows that were written without a lease, because there was no room. */
  ring(ids: readonly string[]): void {
    if (ids.length > 0) this.listener?.written(ids);
  }

  room(rows: number): Room | undefined {
    return rows > 0 ? this.listener?.room(rows) : undefined;
  }
}
