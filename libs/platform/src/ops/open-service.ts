import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MessagingModule } from '@secop/messaging';

/**
 * Opens a service for one command: its store, no HTTP and no consumer. Its relay, too, when the command `changes`
 * something; whoever only looks sends nothing of what waits.
 */
export function openService(
  service: DynamicModule,
  { changes }: { readonly changes: boolean },
): Promise<INestApplicationContext> {
  const opened = changes ? service : lookedAt(service);
  return NestFactory.createApplicationContext(opened, { logger: false, abortOnError: false });
}

class LookedAt {}

const lookedAt = (service: DynamicModule): DynamicModule => ({
  module: LookedAt,
  global: true,
  imports: [service],
  providers: [{ provide: MessagingModule.atRest, useValue: true }],
  exports: [MessagingModule.atRest],
});
