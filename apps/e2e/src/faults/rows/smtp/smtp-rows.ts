import type { FaultRow } from '../../matrix/fault-row';
import { connectionLimit } from './connection-limit';
import { greylist } from './greylist';
import { cutCases, dotCases, oddReplies, permanentCases, temporaryCases } from './mail-case';
import { tryCases } from './mail-trial';
import { brokenTls } from './broken-tls';
import { suppression } from './suppression';
import { withCredentials, impatient } from './notifier-settings';

/** Times of the journal are moved by the harness where a retry would take minutes or hours. */
export const smtpRows: readonly FaultRow[] = [
  {
    id: 'F1',
    title: '4xx at each verb: retried when the table says',
    run: async (world) => {
      await withCredentials(world);
      return tryCases(world, temporaryCases);
    },
  },
  {
    id: 'F2',
    title: '5xx at each verb: failed with the reason, or the channel waits',
    allows: { unsent: ['failed'] },
    run: async (world) => {
      await withCredentials(world);
      return tryCases(world, permanentCases);
    },
  },
  suppression,
  {
    id: 'F4',
    title: 'FIN, RST, hang and black hole at each verb before the dot',
    run: async (world) => {
      await withCredentials(world, impatient);
      return tryCases(world, cutCases);
    },
  },
  {
    id: 'F5',
    title: 'FIN, RST, hang and black hole after the dot, accepted or not',
    allows: { unsent: ['hold'] },
    run: async (world) => {
      await world.services.restart('notifier', impatient);
      return tryCases(world, dotCases);
    },
  },
  greylist,
  connectionLimit,
  brokenTls,
  {
    id: 'F9',
    title: 'A reply line of 1 MB and a binary reply at each verb',
    run: async (world) => {
      await withCredentials(world, impatient);
      return tryCases(world, [...oddReplies('1 MB line'), ...oddReplies('binary')]);
    },
  },
  {
    id: 'F10',
    title: 'One byte per second at each verb',
    run: async (world) => {
      await withCredentials(world, impatient);
      return tryCases(world, oddReplies('one byte per second'));
    },
  },
];
