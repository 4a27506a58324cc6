import { join } from 'node:path';
import { runCommand } from '../../processes/run-command';
import { waitUntil } from '../../processes/wait-until';
import { existsSync } from 'node:fs';
import { privately } from '../mongodb/chroot';
import { startProcess, type Setting } from '../setting';

/** A folder on a file system of its own in memory, which a sleeping process holds: it vanishes with the last process in it. */
export interface SmallDisk {
  /** The folder as it is on the small disk. */
  readonly folder: string;
  /** The same command, in front of that disk. */
  enter(this: void, command: string): [string, string[]];
  /** Puts what is there back where it was before. Nothing may use the disk any more. */
  end(): Promise<void>;
}

const hold = `
set -e
folder=$1 megabytes=$2
mkdir -p "$folder.small"
mount -t tmpfs -o "size=$megabytes"m,mode=700 tmpfs "$folder.small"
cp -a "$folder/." "$folder.small/"
mount --move "$folder.small" "$folder"
touch "$folder/.mounted"
exec sleep infinity`;

const putBack = `
set -e
find "$2" -mindepth 1 -delete
cp -a "$1/." "$2/"
rm -f "$2/.mounted"
rmdir "$2.small"`;

/** Moves a folder's content to a small disk; whoever is started in front of it sees that one under the folder's name. */
export async function onSmallDisk(
  setting: Setting,
  folder: string,
  megabytes: number,
): Promise<SmallDisk> {
  const [command, args] = privately('/bin/sh', '-c', hold, 'hold', folder, String(megabytes));
  const holder = await startProcess(setting, { name: 'small-disk', command, args });
  const inside = join(`/proc/${holder.pid}/root`, folder);
  if (!(await waitUntil(() => existsSync(join(inside, '.mounted')), 30_000))) {
    throw new Error(`no small disk could be mounted; see ${holder.log}`);
  }
  return {
    folder: inside,
    enter: (entered) => ['nsenter', [`--mount=/proc/${holder.pid}/ns/mnt`, '--', entered]],
    end: async () => {
      const name = 'small-disk-end';
      await runCommand({
        ...{ name, command: '/bin/sh', log: setting.run.log(name), limitMs: 60_000 },
        args: ['-c', putBack, 'put-back', inside, folder],
      });
      await holder.stop();
    },
  };
}
