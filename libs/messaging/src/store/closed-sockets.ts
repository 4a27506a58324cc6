import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

let watching = false;

/**
 * Wakes whoever waits for the `drain` of a socket that is closed, in the whole process. mongodb 7.8 writes to a socket
 * that has ended without knowing it yet, and then waits for `drain` alone, which never comes: once that happens to its
 * monitor (a proxy takes a connection and ends it because the store behind it is gone) it finds no store any more.
 */
export function wakeWritersOfClosedSockets(): void {
  if (watching) return;
  watching = true;
  subscribe('net.client.socket', (message) => {
    const { socket } = message as { socket: Socket };
    socket.once('close', () => socket.emit('drain'));
  });
}
