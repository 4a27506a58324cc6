import { repairCommand, type OperatorCommand } from '@secop/platform';
import type { Config } from '../config';

/** Outboxes only: a row that is missing is written when its event is said again. */
export const repair: OperatorCommand<Config> = repairCommand('notifier', () =>
  Promise.resolve(() => Promise.resolve(false)),
);
