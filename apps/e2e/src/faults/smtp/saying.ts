import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Manner } from './script';

const megabyte = 1_000_000;
const second = 1_000;

/** Says one reply in that manner; calls back when the last byte has left. */
export function say(
  socket: Socket,
  reply: string,
  manner: Manner | undefined,
  done: () => void,
): void {
  if (manner === 'one byte per second') return drip(socket, Buffer.from(`${reply}\r\n`), done);
  if (manner === '1 MB line') return send(socket, `${reply} ${'x'.repeat(megabyte)}\r\n`, done);
  if (manner === 'binary') return send(socket, noise(), done);
  send(socket, `${reply}\r\n`, done);
}

function send(socket: Socket, bytes: string | Buffer, done: () => void): void {
  if (socket.writable) socket.write(bytes, () => done());
}

function drip(socket: Socket, rest: Buffer, done: () => void): void {
  if (!socket.writable) return;
  if (rest.length === 0) return done();
  socket.write(rest.subarray(0, 1));
  setTimeout(() => drip(socket, rest.subarray(1), done), second).unref();
}

/** No digit that a client could take for a reply code, and a line end. */
const noise = () =>
  Buffer.concat([randomBytes(256).map((byte) => byte | 0x80), Buffer.from('\0\xff\r\n', 'latin1')]);
