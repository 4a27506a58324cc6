import { randomFillSync } from 'node:crypto';

/** Every call for random bytes costs as much as a small message; one call serves many. */
const pool = Buffer.allocUnsafe(4_096);
let used = pool.length;

/** So many random bytes, each as two hexadecimal digits. */
export function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}
