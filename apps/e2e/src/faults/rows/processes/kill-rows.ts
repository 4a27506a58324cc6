import type { FaultRow } from '../../matrix/fault-row';
import { bothSides, killRow } from './kill-at-step';

const atOnce = 3;
const left = { step: 'B.publish', side: 'before' } as const;

/** kill -9 before and after every named step of the main path. */
export const killRows: readonly FaultRow[] = [
  killRow({
    id: 'P1',
    title: 'kill -9 around each step of a submission',
    kills: bothSides('access-requests', 'A.validate', 'A.write', 'A.respond'),
    act: ({ workload }) => Promise.all(Array.from({ length: atOnce }, () => workload.submit())),
  }),
  killRow({
    id: 'P2',
    title: 'kill -9 around each step of the relay, in three services',
    kills: (['access-requests', 'accounts', 'notifier'] as const).flatMap((service) => [
      ...bothSides(service, 'B.publish', 'B.confirm', 'B.pull'),
      ...bothSides(service, 'B.lease').map((kill) => ({ ...kill, first: left })),
    ]),
  }),
  killRow({
    id: 'P3',
    title: 'kill -9 around each step of an acceptance',
    smoke: true,
    kills: bothSides('access-requests', 'C.authorize', 'C.write', 'C.respond'),
  }),
  killRow({
    id: 'P4',
    title: 'kill -9 around each step of a delivery, in three consumers',
    kills: (['accounts', 'access-requests', 'notifier'] as const).flatMap((service) =>
      bothSides(service, 'D.deliver', 'D.effect', 'D.ack'),
    ),
  }),
  killRow({
    id: 'P5',
    title: 'kill -9 around each step of a mail',
    healthy: ['accept'],
    kills: bothSides(
      'notifier',
      ...(['E.lease', 'E.render', 'E.connect', 'E.mail', 'E.rcpt', 'E.data'] as const),
      ...(['E.finalizing', 'E.dot', 'E.reply', 'E.sent'] as const),
    ),
  }),
];
