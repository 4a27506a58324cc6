import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CannotDeliver } from '../provider';

const enter = `
set -e
root=$1 user=$2; shift 2
mount -t proc proc "$root/proc"
while [ "$1" != -- ]; do mount --bind "$1" "$root$2"; shift 2; done
shift
exec chroot "--userspec=$user" "$root" "$@"`;

/**
 * Runs a command with mounts and shared memory of its own: both vanish with its last process, however it ends, so no mount
 * is ever left in a folder that somebody may delete.
 */
export function privately(...command: string[]): [string, string[]] {
  return ['unshare', ['--mount', '--ipc', '--propagation', 'private', '--', ...command]];
}

export interface Chroot {
  root: string;
  user?: string;
  /** Folders and files of the machine, by where they stand inside; what they cover must exist there. */
  binds?: Record<string, string>;
}

/** The command inside another root, with /proc mounted, as the very process that is started (no shell in between). */
export function chrooted({ root, user = 'root:root', binds = {} }: Chroot, ...command: string[]) {
  const mounts = Object.entries(binds).flatMap(([inside, outside]) => [outside, inside]);
  return privately('/bin/sh', '-c', enter, 'enter', root, user, ...mounts, '--', ...command);
}

/** Containers without the right to mount cannot hold another root. */
export async function requireOwnMounts(): Promise<void> {
  const [command, args] = privately('true');
  await promisify(execFile)(command, args).catch(({ stderr = '' }: { stderr?: string }) => {
    throw new CannotDeliver(`this user may not make mounts of its own (${stderr.trim()})`);
  });
}
