import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import type { Conversation } from './conversation';

/**
 * A mail's bytes, of which the last chunk is held back until the conversation may finish: without that chunk
 * nodemailer cannot write the final dot. If it may not, or is over, the stream breaks and the mail has no end.
 * Nothing is read before the server's `354`, because nodemailer pipes the stream only then.
 */
export function heldBody(
  body: Readable,
  conversation: Pick<Conversation, 'begin' | 'mayFinish' | 'finish'>,
): Readable {
  const held: Readable = Readable.from(chunks(), { objectMode: false });
  return held;

  async function* chunks(): AsyncGenerator<Buffer> {
    conversation.begin();
    let last: Buffer | undefined;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (last) yield last;
      last = chunk;
    }
    await conversation.mayFinish();
    // What has arrived by now is read first (between two turns): a reply before the dot is no answer to it.
    await turn();
    await turn();
    if (held.destroyed) return;
    conversation.finish();
    if (last) yield last;
  }
}
