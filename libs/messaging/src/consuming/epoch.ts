import type { Channel } from 'amqplib';
import { Acknowledgements } from './acknowledgements';

/** The life of one channel: what was delivered on it is answered on it, or not at all. */
export interface Epoch {
  readonly channel: Channel;
  readonly answers: Acknowledgements;
  readonly ended: AbortController;
  consumerTag: string | undefined;
}

export const epochOf = (channel: Channel): Epoch => ({
  channel,
  answers: new Acknowledgements(channel),
  ended: new AbortController(),
  consumerTag: undefined,
});
