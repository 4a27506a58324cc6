import { join } from 'node:path';
import type { FaultRow } from '../../matrix/fault-row';
import { build, type Edit } from '../../world/build';

/** A version of access-requests from before it heard of grants. */
const withoutGrants: Edit = {
  file: 'apps/access-requests/src/app.module.ts',
  from: /\n\s+MarkEffectiveOnMembershipGranted,/,
  to: '',
};
/** A version of the notifier from before it had a mail about rejections. */
const withoutRejections: Edit = {
  file: 'apps/notifier/src/emails/emails.ts',
  from: /\n\s+accessRejected,/,
  to: '',
};

const mix = { accept: 3, reject: 1 } as const;

/** A rolling update: the older replicas share the queues, cannot handle one type of event, and must not lose it. */
export const twoVersions: FaultRow = {
  id: 'P10',
  title: 'an older replica beside a newer one on the same queue',
  allows: { secondsToEmpty: 90 },
  async run({ workload, services, folder }) {
    const tree = build(join(folder, 'older'), [withoutGrants, withoutRejections]);
    await workload.prepare(100);
    await Promise.all([
      services.start('access-requests-2', { tree }),
      services.start('notifier-2', { tree }),
    ]);
    await workload.run({ perSecond: 5, seconds: 16, mix });
    await services.stop('access-requests-2', { forGood: true });
    await services.stop('notifier-2', { forGood: true });
    return { text: 'the older ones know no grants and no mail about rejections' };
  },
};
