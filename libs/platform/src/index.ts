export { bootstrap } from './host/bootstrap';
export { startApp, type RunningApp } from './host/create-app';
export { PlatformModule } from './platform.module';
export type { PlatformOptions } from './platform-options';
export { followConfig, loadConfig } from './config/load-config';
export { ConfigInvalid, readConfig } from './config/read-config';
export { messagingOptions } from './config/messaging-options';
export { rotating } from './config/rotating';
export {
  baseConfig,
  brokerConfig,
  hostConfig,
  serviceUrl,
  type HostConfig,
} from './config/base-config';
export { jwksVariable, jwkVariable } from './config/keys';
export { CurrentUser, FromGateway, Public, type Principal } from './auth/principal';
export { JsonBody, parseRequest, QueryOf } from './requests/schema';
export { creationId, PersonCommand, rowCommand } from './requests/person-command';
export { etag, IfMatch, withVersion } from './requests/versions';
export { problemMediaType, problemOf, type Problem } from './problems/problem';
export { refusalOf } from './problems/translate-error';
export { describeError } from './problems/describe-error';
export { isProbe } from './health/probes';
export { Metrics } from './metrics/metrics';
export { byLabel, seldom } from './metrics/readings';
export { nameRoute } from './metrics/request-metrics';
export { Readiness, type ReadinessCheck } from './health/readiness';
export { queryDeadline, storeModule } from './store/store.module';
export type { Migration, MigrationWork } from './store/schema/migration';
export { migrateStore } from './store/schema/migrate-store';
export { migrateCommands } from './store/schema/migrate-commands';
export { datedPage, datedPlaceIn } from './requests/dated-pages';
export { callService, type ServiceAnswer } from './calls/service-call';
export { CallFailed } from './calls/call-failed';
export { QuestionClient } from './questions/question-client';
export {
  operatorCommand,
  OperatorRefusal,
  type OperatorCall,
  type OperatorCommand,
  type OperatorReport,
} from './ops/operator-command';
export { OperatorAudit } from './ops/operator-audit';
export { runOperatorCommand } from './ops/run-operator-command';
export { factsCommand } from './reconciling/facts-command';
export { repairCommand, type CarryOut } from './reconciling/repair-command';
export { eventCommands } from './ops/events/event-commands';
export { onBroker } from './ops/events/broker-work';
export { republishCommand } from './ops/events/republish-command';
export { restoredCommand, type Restored } from './ops/events/restored-command';
export { topologyCommands } from './ops/events/topology-commands';
