import { open, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { SmallDisk } from '@secop/dev';

/** The file that takes the room; without it there is room again. */
export const ballast = (disk: SmallDisk) => join(disk.folder, 'ballast');

/** Fills the disk until about so many megabytes are free. */
export async function leaveFree(disk: SmallDisk, free: number): Promise<void> {
  const file = await open(ballast(disk), 'w');
  const megabyte = Buffer.alloc(2 ** 20);
  try {
    for (;;) {
      const { bavail, bsize } = await statfs(disk.folder);
      if ((bavail * bsize) / 2 ** 20 <= free) return;
      await file.write(megabyte);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
}
