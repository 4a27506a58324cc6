import { Readable } from 'node:stream';

/**
 * A mail's bytes, of which the last chunk is held back until `mayFinish` resolves: without that chunk nodemailer
 * cannot write the final dot. If it rejects, the stream breaks and the connection is cut in the middle of the mail.
 * Nothing is read before the server's `354`, because nodemailer pipes the stream only then.
 */
export function heldBody(
  body: Readable,
  { mayFinish, onFinish }: { mayFinish: () => Promise<void>; onFinish: () => void },
): Readable {
  const held: Readable = Readable.from(chunks(), { objectMode: false });
  return held;

  async function* chunks(): AsyncGenerator<Buffer> {
    let last: Buffer | undefined;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (last) yield last;
      last = chunk;
    }
    await mayFinish();
    if (held.destroyed) return;
    onFinish();
    if (last) yield last;
  }
}
