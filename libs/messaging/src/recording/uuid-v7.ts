import { randomHex } from '../tracing/random-hex';

/** A UUID of version 7 (RFC 9562): 48 bits of time in milliseconds, then 74 random bits. */
export function uuidV7(time: Date): string {
  const milliseconds = time.getTime().toString(16).padStart(12, '0');
  const random = randomHex(10);
  const variant = ((parseInt(random.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return [
    milliseconds.slice(0, 8),
    milliseconds.slice(8),
    `7${random.slice(0, 3)}`,
    variant + random.slice(4, 7),
    random.slice(8),
  ].join('-');
}
