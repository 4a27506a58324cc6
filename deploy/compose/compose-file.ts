import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { z } from 'zod';

const dependency = z.object({ condition: z.string() });
const secretUse = z.union([
  z.string().transform((source) => ({ source, target: source })),
  z.object({ source: z.string(), target: z.string() }),
]);

const service = z.looseObject({
  image: z.string(),
  profiles: z.array(z.string()).default([]),
  restart: z.string().optional(),
  read_only: z.boolean().default(false),
  user: z.string().optional(),
  privileged: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  network_mode: z.string().optional(),
  mem_limit: z.string().optional(),
  stop_grace_period: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(secretUse).default([]),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), dependency).default({}),
  healthcheck: z
    .looseObject({ disable: z.boolean().default(false), test: z.array(z.string()).optional() })
    .optional(),
});

const schema = z.looseObject({
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.looseObject({ internal: z.boolean().default(false) })),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

export type Service = z.infer<typeof service>;
export type ComposeFile = z.infer<typeof schema>;

/** As it is written: variables stay `${…}`, so that what has a default shows. */
export const readCompose = (file: string): ComposeFile =>
  schema.parse(load(readFileSync(file, 'utf8')));
