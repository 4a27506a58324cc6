import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const systemSchema = z.object({
  /** Where the portal's users are: the public origin. */
  gateway: z.url(),
  /** maildev's HTTP API; absent when mail goes to a given SMTP server. */
  inbox: z.url().optional(),
  smtp: z.url().optional(),
  mongodb: z.string(),
  databases: z.record(z.string(), z.string()),
  /** Process id by service; changes when a service was started again. */
  processes: z.record(z.string(), z.int()),
});

/** The running system that `npm start` and `npm test` describe. */
export type System = z.infer<typeof systemSchema> & { readonly file: string };

/** Reads the description that SECOP_SYSTEM points to, else that of a live `npm start`. */
export function runningSystem(): System {
  const file = process.env.SECOP_SYSTEM ?? '.run/system.json';
  if (!existsSync(file)) {
    throw new Error(
      `There is no running system at ${file}: run \`npm start\` beside it, or \`npm test\``,
    );
  }
  return { ...systemSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), file };
}
