import { isIPv6 } from 'node:net';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

const groupsOf = (part: string) => part.split(':').filter((group) => group !== '');

/**
 * Whose requests are counted together: an IPv4 address, or the 64 bits that an IPv6 subscriber has to himself.
 * Without an address, everybody's.
 */
export function clientNetworkOf(address = ''): string {
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('%', 1).join('').split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const left = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(left).fill('0'), ...after].slice(0, 4).join(':');
}

/** Injects the network that the request came from, by the gateway's word. */
export const ClientNetwork = createParamDecorator((_: unknown, context: ExecutionContext) =>
  clientNetworkOf(
    context.switchToHttp().getRequest<Request>().get('secop-client-address')?.slice(0, 64),
  ),
);
