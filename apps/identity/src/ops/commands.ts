import { operatorCommand, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';
import { CloseUser } from './close-user';
import { FindUser } from './find-user';
import { ForgetPassword } from './forget-password';

const reason = { value: 'TEXT', required: true, pattern: /^.{1,200}$/ } as const;

/** What operators may ask of identity beside the commands about events. */
export const identityCommands: readonly OperatorCommand<Config>[] = [
  operatorCommand({
    name: 'find',
    words: ['EMAIL'],
    options: {},
    help: 'prints the id of the user with that address',
    change: false,
    recorded: true,
    async run({ words: [email = ''], operator, get }) {
      const found = await (await get(FindUser)).execute(email, operator);
      return { lines: [found.userId], data: found };
    },
  }),
  operatorCommand({
    name: 'forget-password',
    words: ['USER'],
    options: { reason },
    help: 'makes the password of a user useless and ends the sessions: the person asks for a link',
    change: true,
    async run({ words: [userId = ''], options, operator, dryRun, get }) {
      const forgetting = await get(ForgetPassword);
      const forgotten = dryRun
        ? await forgetting.rehearse(userId)
        : await forgetting.execute(userId, options.reason, operator);
      return { lines: [forgotten.userId], data: { ...forgotten, dryRun } };
    },
  }),
  operatorCommand({
    name: 'close',
    words: ['USER'],
    options: { reason },
    help: 'closes a user and ends the sessions',
    change: true,
    async run({ words: [userId = ''], options, operator, dryRun, get }) {
      const closing = await get(CloseUser);
      const closed = dryRun
        ? await closing.rehearse(userId)
        : await closing.execute(userId, options.reason, operator);
      return { lines: [closed.userId], data: { ...closed, dryRun } };
    },
  }),
];
