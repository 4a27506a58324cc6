import type { mongo } from 'mongoose';

/** What a client has under way, as its pool tells it. A cursor between two batches has nothing under way. */
export class RunningOperations {
  private running = 0;
  private changedAt = performance.now();

  constructor(client: mongo.MongoClient) {
    client.on('connectionCheckOutStarted', () => this.count(1));
    client.on('connectionCheckOutFailed', () => this.count(-1));
    client.on('connectionCheckedIn', () => this.count(-1));
  }

  /** Milliseconds since the last one ended; 0 while there are some. */
  get quietFor(): number {
    return this.running > 0 ? 0 : performance.now() - this.changedAt;
  }

  private count(change: 1 | -1): void {
    this.running = Math.max(0, this.running + change);
    this.changedAt = performance.now();
  }
}
