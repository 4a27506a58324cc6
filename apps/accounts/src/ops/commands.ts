import { operatorCommand, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';
import { AppointAdministrator } from './appoint-administrator';
import { CloseAccount } from './close-account';
import { directoryImport } from './import-directory/run-import';

const grounds = { value: 'TEXT', required: true } as const;

/** What operators may ask of accounts beside the commands about events. */
export const accountCommands: readonly OperatorCommand<Config>[] = [
  directoryImport,
  operatorCommand({
    name: 'appoint',
    words: ['ACCOUNT', 'USER'],
    options: { evidence: grounds },
    help: 'names the first administrator of an account (id or code)',
    change: true,
    async run({ words: [account = '', userId = ''], options, operator, dryRun, get }) {
      const appointment = { account, userId, evidence: options.evidence, operator };
      const appointments = await get(AppointAdministrator);
      const accountId = dryRun
        ? await appointments.rehearse(appointment)
        : await appointments.execute(appointment);
      return { lines: [accountId], data: { accountId, userId, dryRun } };
    },
  }),
  operatorCommand({
    name: 'close',
    words: ['ACCOUNT'],
    options: { reason: grounds },
    help: 'closes an account (id or code)',
    change: true,
    async run({ words: [account = ''], options, operator, dryRun, get }) {
      const closing = await get(CloseAccount);
      const accountId = dryRun
        ? await closing.rehearse(account)
        : await closing.execute(account, options.reason, operator);
      return { lines: [accountId], data: { accountId, dryRun } };
    },
  }),
];
