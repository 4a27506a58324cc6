export { endOnSignals } from './command';
export { clearLeftovers } from './processes/leftovers';
export { freePort } from './processes/free-port';
export { Lifetime } from './processes/lifetime';
export { holderOf, tryLock } from './processes/lock.cjs';
export { runCommand } from './processes/run-command';
export { startSupervised, type Supervised } from './processes/supervised';
export { killableNodes, type KillableNode } from './infrastructure/killable/broker';
export type { SmallDisk } from './infrastructure/killable/small-disk';
export { killableStore, type KillableStore } from './infrastructure/killable/store';
export { databaseUri, dropDatabases } from './infrastructure/mongodb/store';
export { createVhost, deleteVhost, vhostUrl, type Broker } from './infrastructure/rabbitmq/broker';
export { resolveServers, type Servers } from './infrastructure/resolve';
export { startProcess, untilReady, type Setting } from './infrastructure/setting';
export { repository, RunFolder } from './run-folder';
export { say } from './say';
export { developmentSecrets } from './system/keys';
export { runScript } from './system/run-script';
export {
  choosePorts,
  databaseOf,
  environments,
  serviceNames,
  type Environment,
  type Names,
  type Ports,
  type ServiceName,
} from './system/services';
