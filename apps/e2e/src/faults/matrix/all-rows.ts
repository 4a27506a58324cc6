import { brokerRows } from '../rows/broker/broker-rows';
import { clockRows } from '../rows/clocks/clock-rows';
import { messageRows } from '../rows/messages/message-rows';
import { processRows } from '../rows/processes/process-rows';
import { smtpRows } from '../rows/smtp/smtp-rows';
import { storeRows } from '../rows/store/store-rows';
import type { FaultRow } from './fault-row';

/** The matrix, in the order in which it is run. */
export const allRows: readonly FaultRow[] = [
  ...processRows,
  ...brokerRows,
  ...storeRows,
  ...smtpRows,
  ...messageRows,
  ...clockRows,
];
