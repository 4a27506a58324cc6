import type { ServiceName } from '@secop/dev';
import type { TcpProxy } from '@secop/testing';
import type { System } from '../../system/system';
import type { ControlledBroker } from '../servers/controlled-broker';
import type { ControlledStore } from '../servers/controlled-store';
import type { ScriptedSmtp } from '../smtp/scripted-smtp';
import type { Clocks } from './clocks';
import type { Databases } from './databases';
import type { KillPoints } from './servers';
import type { Workload } from './workload';

/** A service, or a further replica of it: `accounts`, `accounts-2`. */
export type ProcessName = ServiceName | `${ServiceName}-${number}`;
export type ServerName = 'broker' | 'store' | 'smtp';

/** One whole system of real processes, and everything that can be done to it. */
export interface World {
  readonly system: System;
  /** Of this run: for whatever a row has to write. */
  readonly folder: string;
  /** With the vhost, past every proxy. */
  readonly brokerUrl: string;
  readonly services: Fleet;
  /** Only for rows that need servers of their own. */
  readonly broker: ControlledBroker;
  /** Only for rows that need servers of their own. */
  readonly store: ControlledStore;
  readonly managementUrl: string;
  readonly databases: Databases;
  readonly smtp: ScriptedSmtp;
  readonly killPoints: KillPoints;
  readonly clocks: Clocks;
  readonly workload: Workload;
  /** The wire between one process and one server; each process has its own. */
  link(process: ProcessName, server: ServerName): TcpProxy;
  /** All wires to that server. */
  links(server: ServerName): readonly TcpProxy[];
  /** Lets the time pass that rows of the journal wait for their next try. */
  hasten(): Promise<void>;
  /** Everything up and ready, wires passing, orders taken back, SMTP side calm. */
  heal(): Promise<void>;
}

/** The services as processes. One that dies is started again, as a cluster would. */
export interface Fleet {
  readonly running: readonly ProcessName[];
  pid(process: ProcessName): number;
  /** Whether it runs at this moment. */
  isUp(process: ProcessName): boolean;
  /** How often it was started, the first time included. */
  starts(process: ProcessName): number;
  /** A further replica, or a process that was stopped for good; resolves when it is ready. */
  start(process: ProcessName, options?: StartOptions): Promise<void>;
  /** -9; it is started again. */
  kill(process: ProcessName): void;
  /** SIGTERM; resolves with its exit code when it has ended. It is started again unless `forGood`. */
  stop(process: ProcessName, how?: { forGood?: boolean }): Promise<number | null>;
  /** SIGTERM, and with another environment from now on; resolves when it is ready. */
  restart(process: ProcessName, env?: Readonly<Record<string, string>>): Promise<void>;
  /** SIGSTOP, SIGCONT. */
  pause(process: ProcessName): void;
  resume(process: ProcessName): void;
  /** Resolves when every process that should run answers `/readyz` with 200 and no check fails. */
  allReady(): Promise<void>;
  logOf(process: ProcessName): string;
  portOf(process: ProcessName): number;
  /** What it is told when it starts, secrets included. */
  environmentOf(process: ProcessName): Readonly<NodeJS.ProcessEnv>;
}

export interface StartOptions {
  /** On top of the service's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another version, built beside this one. */
  readonly tree?: string;
}
