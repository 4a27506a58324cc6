import { finds, findsIn, overlay, set, without } from './planted';
import { sourcedSecrets } from './sourced-secrets';
import { toldVariables } from './told-variables';

const dev = overlay('dev');
const pod = '/spec/template/spec';
const sources = `${pod}/volumes/0/projected/sources`;
const firstInReconciler = '/spec/jobTemplate/spec/template/spec/initContainers/0';
const fromOutside = '/metadata/annotations/secop-access~1secrets-from-outside';

findsIn('accounts', sourcedSecrets, dev, [
  [
    'a volume that nobody fills',
    'nobody brings the Secret acounts-store',
    set(`${sources}/0/secret/name`, 'acounts-store'),
  ],
]);

finds(sourcedSecrets, dev, [
  [
    ...(['a variable that nobody fills', 'StatefulSet', 'mongodb'] as const),
    'StatefulSet mongodb: nobody brings the Secret root',
    set(`${pod}/containers/0/env/0/valueFrom/secretKeyRef/name`, 'root'),
  ],
  [
    ...(['a list of Secrets that is out of date', 'Namespace', 'secop-access-dev'] as const),
    'Namespace: nobody needs to bring the Secret extra',
    set(fromOutside, 'development-servers extra'),
  ],
]);

finds(sourcedSecrets, overlay('staging'), [
  [
    ...(['a certificate that nobody brings', 'Ingress', 'gateway'] as const),
    'Ingress: nobody brings the Secret tls',
    set('/spec/tls/0/secretName', 'tls'),
  ],
]);

finds(sourcedSecrets, overlay('percona'), [
  [
    ...(['a store whose users nobody brings', 'PerconaServerMongoDB', 'mongodb'] as const),
    'PerconaServerMongoDB: nobody brings the Secret users',
    set('/spec/secrets/users', 'users'),
  ],
]);

finds(sourcedSecrets, overlay('production'), [
  [
    ...(['an ExternalSecret of another name', 'ExternalSecret', 'notifier-smtp'] as const),
    'Deployment notifier: nobody brings the Secret notifier-smtp',
    set('/spec/target/name', 'smtp'),
  ],
  [
    ...(['an operator that makes another one', 'MongoDBCommunity', 'mongodb'] as const),
    'Deployment accounts: nobody brings the Secret accounts-store',
    set('/spec/users/1/connectionStringSecretName', 'store'),
  ],
  [
    ...(['a user of the broker without one', 'User', 'gateway'] as const),
    'User: nobody brings the Secret gateway',
    set('/spec/importCredentialsSecret/name', 'gateway'),
  ],
  [
    ...(['a scaler without one', 'TriggerAuthentication', 'accounts-broker'] as const),
    'TriggerAuthentication: nobody brings the Secret broker',
    set('/spec/secretTargetRef/0/name', 'broker'),
  ],
]);

findsIn('accounts', toldVariables, dev, [
  [
    'a ConfigMap that is not there',
    'for app there is no ConfigMap accounts',
    set(`${pod}/containers/0/envFrom/0/configMapRef/name`, 'accounts'),
  ],
  [
    'a file that is not mounted',
    'for app GATEWAY_JWKS_FILE names /etc/secop-access/GATEWAY_JWKS, which is not there',
    without(`${sources}/-`),
  ],
]);

finds(toldVariables, dev, [
  [
    ...(['the files of another service', 'CronJob', 'reconciler'] as const),
    'CronJob reconciler: for identity-first TOKEN_SIGNING_KEYS_FILE names /etc/secop-access/TOKEN_SIGNING_KEYS, which is not there',
    set(`${firstInReconciler}/volumeMounts/0/name`, 'notifier-secrets'),
  ],
]);
