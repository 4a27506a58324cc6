import { channel, subscribe, type Channel } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

const name = 'net.client.socket';
/** Kept with the channel, which all copies of this module in a process share. */
const watched = Symbol.for('secop.closed-sockets');

/**
 * Wakes whoever waits for the `drain` of a socket that is closed, in the whole process. mongodb 7.8 writes to a socket
 * that has ended without knowing it yet, and then waits for `drain` alone, which never comes: once that happens to its
 * monitor (a proxy takes a connection and ends it because the store behind it is gone) it finds no store any more.
 */
export function wakeWritersOfClosedSockets(): void {
  const sockets: Channel & { [watched]?: true } = channel(name);
  if (sockets[watched]) return;
  sockets[watched] = true;
  subscribe(name, (message) => {
    const { socket } = message as { socket: Socket };
    socket.once('close', () => socket.emit('drain'));
  });
}
