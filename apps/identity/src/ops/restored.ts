import { Aggregates } from '@secop/messaging';
import { restoredCommand, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';

/** What opens something: a person may have ended, used up or replaced it after the backup was taken. */
const openings = {
  sessions: 'sessions end: who was signed in signs in again',
  password_resets: 'links for a new password are void',
  registration_attempts: 'unfinished registrations end: the person begins again',
} as const;

/** Identity's events are in no log: what it lost, reconcile names. */
export const restored: OperatorCommand<Config> = restoredCommand('identity', async (get) => {
  const aggregates = await get(Aggregates);
  return {
    async disarm({ dryRun }) {
      const lines: string[] = [];
      for (const [name, what] of Object.entries(openings)) {
        const all = aggregates.collection(name);
        const count = dryRun
          ? await all.countDocuments({})
          : (await all.deleteMany({})).deletedCount;
        lines.push(`${count} ${what}${dryRun ? ' (not done)' : ''}`);
      }
      lines.push(
        'names, telephones and passwords are as they were: reconcile names whose, if anybody heard',
      );
      return lines;
    },
  };
});
