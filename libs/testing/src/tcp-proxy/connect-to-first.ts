import { connect, type Socket } from 'node:net';

const customaryPorts: Readonly<Record<string, number>> = {
  'amqp:': 5672,
  'mongodb:': 27_017,
  'smtp:': 25,
};

/** A connection to the first address that takes one; nothing if none does. */
export async function connectToFirst(targets: readonly URL[]): Promise<Socket | undefined> {
  for (const { hostname, port, protocol } of targets) {
    const socket = await connected(Number(port || customaryPorts[protocol]), hostname);
    if (socket) return socket;
  }
  return undefined;
}

function connected(port: number, host: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, noDelay: true });
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}
