import { isIP } from 'node:net';

/** An IPv4 address, or the network of 64 bits that an IPv6 subscriber has to himself. */
export function clientNetworkOf(given: string): string {
  // Some proxies tell the port too.
  const address = given.replace(/^([\d.]+):\d+$/, '$1').split('%', 1)[0]!;
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  if (mapped) return mapped;
  if (isIP(address) !== 6) return isIP(address) ? address : 'unknown';
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const missing = address.includes('::') ? 8 - before.length - after.length : 0;
  const groups = [...before, ...Array<string>(Math.max(0, missing)).fill('0'), ...after];
  return groups.slice(0, 4).join(':');
}
