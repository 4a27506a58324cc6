import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { everyProcess } from './process-usage';

/** One line of /proc/net/tcp: a socket of this machine. */
export interface Socket {
  readonly localPort: number;
  readonly remotePort: number;
  readonly listens: boolean;
  readonly inode: string;
}

const listening = '0A';
const established = '01';

/**
 * Who serves at a port of this machine, and whom that one is itself connected to here: a server of one protocol may stand
 * before another one that does the work. Nobody, if the server is on another machine or behind a proxy of its engine.
 */
export function serversAt(port: number): number[] {
  const sockets = ['tcp', 'tcp6'].flatMap((table) => socketsIn(tableOf(table)));
  const owners = ownersOfSockets();
  const serving = (served: number) =>
    sockets
      .filter(({ localPort, listens }) => listens && localPort === served)
      .flatMap(({ inode }) => owners.get(inode) ?? []);
  const first = serving(port);
  const behind = sockets
    .filter(({ inode, listens, localPort }) => {
      const isOutgoing = !listens && localPort !== port;
      return isOutgoing && (owners.get(inode) ?? []).some((pid) => first.includes(pid));
    })
    .flatMap(({ remotePort }) => serving(remotePort));
  return [...new Set([...first, ...behind])];
}

export const socketsIn = (table: string): Socket[] =>
  table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state]) => state === listening || state === established)
    .map(([, local, remote, state, , , , , , inode]) => ({
      localPort: portOf(local),
      remotePort: portOf(remote),
      listens: state === listening,
      inode: inode ?? '',
    }));

const portOf = (address = '') => parseInt(address.split(':')[1] ?? '', 16);

function tableOf(name: string): string {
  try {
    return readFileSync(`/proc/net/${name}`, 'utf8');
  } catch {
    return ''; // A machine without IPv6 has no such table.
  }
}

/** Only those of processes that we may look into. */
function ownersOfSockets(): Map<string, number[]> {
  const owners = new Map<string, number[]>();
  for (const pid of everyProcess()) {
    for (const inode of socketsOf(pid)) owners.set(inode, [...(owners.get(inode) ?? []), pid]);
  }
  return owners;
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => linkOf(`/proc/${pid}/fd/${fd}`));
  } catch {
    return []; // It has ended, or belongs to somebody else.
  }
}

function linkOf(fd: string): string[] {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(fd))?.slice(1) ?? [];
  } catch {
    return [];
  }
}
