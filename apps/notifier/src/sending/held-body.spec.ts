import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { heldBody } from './held-body';

const begin = () => undefined;
const bodyOf = (...chunks: string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

describe('a held body', () => {
  it('gives everything but the last chunk before it asks', async () => {
    const given: string[] = [];
    let finish = (): void => undefined;
    const asked = new Promise<void>((resolve) => (finish = resolve));
    const held = heldBody(bodyOf('one', 'two', 'three'), {
      begin,
      mayFinish: () => asked,
      finish: () => given.push('(finish)'),
    });
    held.on('data', (chunk: Buffer) => given.push(chunk.toString()));
    for (let count = 0; count < 20; count += 1) await turn();
    expect(given.join('')).toBe('onetwo');

    finish();
    await new Promise((resolve) => held.on('end', resolve));
    expect(given.join('')).toBe('onetwo(finish)three');
  });

  it('breaks without the last chunk when it must not finish', async () => {
    const given: string[] = [];
    let finished = false;
    const held = heldBody(bodyOf('one', 'two'), {
      begin,
      mayFinish: () => Promise.reject(new Error('no')),
      finish: () => (finished = true),
    });
    held.on('data', (chunk: Buffer) => given.push(chunk.toString()));
    await new Promise((resolve) => held.on('error', resolve));
    expect(given.join('')).toBe('one');
    expect(finished).toBe(false);
  });

  it('asks nothing before somebody reads', async () => {
    let asked = false;
    heldBody(bodyOf('one'), {
      begin,
      mayFinish: () => {
        asked = true;
        return Promise.resolve();
      },
      finish: () => undefined,
    });
    for (let count = 0; count < 20; count += 1) await turn();
    expect(asked).toBe(false);
  });

  it('does not finish what was given up while it asked', async () => {
    let finished = false;
    const held: Readable = heldBody(bodyOf('one', 'two'), {
      begin,
      mayFinish: () => {
        held.destroy();
        return Promise.resolve();
      },
      finish: () => (finished = true),
    });
    held.resume();
    await new Promise((resolve) => held.on('close', resolve));
    await turn();
    expect(finished).toBe(false);
  });
});
