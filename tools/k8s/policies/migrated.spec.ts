import { migrated } from './migrated';
import { finds, overlay, set, without } from './planted';

const dev = overlay('dev');
const job = '/spec/template/spec/containers/0';
const inReconciler = '/spec/jobTemplate/spec/template/spec/initContainers';

finds(migrated, dev, [
  [
    ...(['a migration of another release', 'Job', 'accounts-migration'] as const),
    'Deployment accounts: nobody migrates its store with its image',
    set(`${job}/image`, 'secop-access/accounts:older'),
  ],
  [
    ...(['a Job that does something else', 'Job', 'accounts-migration'] as const),
    'Deployment accounts: nobody migrates its store with its image',
    set(`${job}/command/2`, 'topology'),
  ],
  [
    ...(['a Job that cannot be replaced', 'Job', 'accounts-migration'] as const),
    'Job accounts-migration: has no argocd.argoproj.io/sync-options',
    without('/metadata/annotations/argocd.argoproj.io~1sync-options'),
  ],
  [
    ...(['a command of another image', 'CronJob', 'reconciler'] as const),
    'CronJob reconciler: accounts-first runs a command of another image',
    set(`${inReconciler}/1/command/1`, 'apps/identity/ops.js'),
  ],
]);
