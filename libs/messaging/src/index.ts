export type { ReceivedEvent } from '@secop/contracts';
export type { Changing } from './broker/changing';
export { EventContext } from './consuming/event-context';
export { EventTransport } from './consuming/event-transport';
export { OnEvent } from './consuming/on-event';
export { subscribeToHints, type HintSubscription } from './hints/subscribe-to-hints';
export type { MessagingOptions } from './messaging';
export { MessagingFigures } from './messaging-figures';
export { MessagingReadiness } from './messaging-readiness';
export { MessagingModule } from './messaging.module';
export { documentPages, type DocumentWithId } from './reconciling/document-pages';
export { askedOutboxes, outboxFact, outboxFields } from './reconciling/outbox-facts';
export { ringOutbox } from './reconciling/ring-outbox';
export { factsLines, type FactsReader } from './reconciling/facts-lines';
export { consumersOf, unheardBy, type Unheard } from './operating/at-work';
export { LogUnreadable } from './operating/log-reader';
export { OwnHistory, type Said } from './operating/own-history';
export { logRangeOf, NoSuchRange } from './operating/log-range';
export { BrokerLost, OperatorSession } from './operating/operator-session';
export {
  ParkedDesk,
  type ParkedChoice,
  type ParkedOutcome,
  type ParkedWork,
} from './operating/parked-desk';
export type { ParkedMessage } from './operating/parked-message';
export { NoSuchQueue, QueueInUse } from './operating/parked-queue';
export { LogReplay, type ReplayOutcome } from './operating/replay';
export { belowFloor, raiseVersions, versionFloor } from './operating/raise-versions';
export { recordAgain } from './operating/record-again';
export {
  Recovery,
  type BroughtForward,
  type Recovered,
  type RecoveryOutcome,
} from './operating/recovery';
export { Republication, type Republished, type RepublishOutcome } from './operating/republication';
export { TopologyDesk, type TopologyFindings } from './operating/topology-desk';
export { AggregateRepository } from './recording/aggregate-repository';
export { Aggregates } from './recording/aggregates';
export type {
  AggregateOptions,
  Change,
  Command,
  Creation,
  Stored,
  Written,
} from './recording/command';
export { outboxEntries, type OutboxEntry, type Recording } from './recording/outbox-entry';
export { AggregateNotFound, DuplicateKey } from './recording/recording.errors';
export { uuidV7 } from './recording/uuid-v7';
export { Relay } from './relay/relay';
export { wakeWritersOfClosedSockets } from './store/closed-sockets';
export { ensureIndexes, IndexMissing, outboxIndex } from './store/indexes';
export { storeConnectionOptions, timeOf } from './store/store';
export { StoreClock } from './store/store-clock';
export { isStoreFailure, StoreUnavailable } from './store/store-errors';
export { checkTopology, declareTopology, QueueHidden } from './topology/declare';
export { ManagementUnavailable } from './topology/management-api';
export { QueueDiffers } from './topology/replace-queue';
export { queuesNeededBy, topologyOf, type Topology } from './topology/topology';
export {
  beginSpan,
  recordSpansWith,
  runInSpan,
  traceUnder,
  type SpanRecorder,
} from './tracing/spans';
export {
  activeTrace,
  currentTrace,
  runWithTrace,
  startTrace,
  traceIdOf,
  type Trace,
} from './tracing/trace';
export { defaultTuning, type Rung, type Tuning } from './tuning';
