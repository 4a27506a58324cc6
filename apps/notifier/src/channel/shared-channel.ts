import { Injectable } from '@nestjs/common';
import { Aggregates } from '@secop/messaging';
import { mongo } from 'mongoose';
import { emptyChannel, type Channel } from './channel';

type ChannelDocument = Channel & { readonly _id: string; readonly v: number };

const id = 'smtp';
const tries = 20;
const duplicateKey = 11_000;

/** The one document that all senders share, written by compare-and-set. */
@Injectable()
export class SharedChannel {
  private last: ChannelDocument | undefined;
  private view: Channel = emptyChannel;

  constructor(private readonly aggregates: Aggregates) {}

  now(): Date {
    return this.aggregates.clock.now();
  }

  /** As it was last read or written here. */
  get seen(): Channel {
    return this.view;
  }

  async read(): Promise<ChannelDocument> {
    return this.know((await this.rows.findOne({ _id: id })) ?? { ...emptyChannel, _id: id, v: 0 });
  }

  /** `step` is pure and may run several times; the same channel is not written. */
  async change<Answer>(
    step: (channel: Channel, now: Date) => { readonly channel: Channel; readonly answer: Answer },
  ): Promise<Answer> {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const before = attempt === 0 && this.last ? this.last : await this.read();
      const { channel, answer } = step(before, this.now());
      if (channel === before || (await this.write({ ...channel, _id: id, v: before.v + 1 }))) {
        return answer;
      }
    }
    throw new Error('The channel is written by too many senders at once');
  }

  private async write(next: ChannelDocument): Promise<boolean> {
    this.last = undefined;
    const written = next.v === 1 ? await this.insert(next) : await this.replace(next);
    if (written) this.know(next);
    return written;
  }

  private know(document: ChannelDocument): ChannelDocument {
    this.last = document;
    this.view = document;
    return document;
  }

  private async replace(next: ChannelDocument): Promise<boolean> {
    const { matchedCount } = await this.rows.replaceOne({ _id: id, v: next.v - 1 }, next);
    return matchedCount === 1;
  }

  private async insert(first: ChannelDocument): Promise<boolean> {
    try {
      await this.rows.insertOne(first);
      return true;
    } catch (error) {
      if (error instanceof mongo.MongoServerError && error.code === duplicateKey) return false;
      throw error;
    }
  }

  private get rows(): mongo.Collection<ChannelDocument> {
    return this.aggregates.collection<ChannelDocument>('channel');
  }
}
