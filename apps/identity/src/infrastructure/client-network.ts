import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** Injects the network that the request came from, by the gateway's word; without it everybody shares one. */
export const ClientNetwork = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const network = context.switchToHttp().getRequest<Request>().get('secop-client-network');
  return network?.slice(0, 64) ?? '';
});
