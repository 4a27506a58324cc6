import { connect, type ChannelModel } from 'amqplib';

const deadline = 5_000;

/** The nodes of one broker: AMQP URLs separated by commas; a comma inside a URL is written `%2C`. */
export const addressesIn = (urls: string): string[] => urls.split(',').map((url) => url.trim());

/** A connection to the first node that takes one; rejects with the last node's reason. */
export async function connectToAny(urls: string): Promise<ChannelModel> {
  let reason: unknown;
  for (const address of addressesIn(urls)) {
    try {
      return await connect(address, { timeout: deadline });
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}
