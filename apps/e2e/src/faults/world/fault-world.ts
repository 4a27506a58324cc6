import type { Setting } from '@secop/dev';
import type { TcpProxy } from '@secop/testing';
import type { System } from '../../system/system';
import type { KillOrders } from '../kill-points/kill-orders';
import type { Clocks } from './clocks';
import type { Databases } from './databases';
import type { Held } from './held-servers';
import type { Links } from './links';
import type { ProcessFleet } from './process-fleet';
import type { RecordedWorkload } from './recorded-workload';
import type { ProcessName, ServerName, World } from './world';

interface Parts {
  readonly setting: Setting;
  readonly held: Held;
  readonly wires: Links;
  readonly killPoints: KillOrders;
  readonly clocks: Clocks;
  readonly services: ProcessFleet;
  readonly system: System;
  readonly brokerUrl: string;
  readonly databases: Databases;
  readonly workload: RecordedWorkload;
}

/** A system that runs, with a hand on every process, server and wire. */
export class FaultWorld implements World {
  readonly killPoints: KillOrders;
  readonly clocks: Clocks;
  readonly services: ProcessFleet;
  readonly system: System;
  readonly brokerUrl: string;
  readonly databases: Databases;
  readonly workload: RecordedWorkload;

  constructor(private readonly parts: Parts) {
    this.killPoints = parts.killPoints;
    this.clocks = parts.clocks;
    this.services = parts.services;
    this.system = parts.system;
    this.brokerUrl = parts.brokerUrl;
    this.databases = parts.databases;
    this.workload = parts.workload;
  }

  get broker() {
    return this.own.broker;
  }
  get store() {
    return this.own.store;
  }
  get folder(): string {
    return this.parts.setting.run.path;
  }
  /** The folder of all logs. */
  get logs(): string {
    return this.parts.setting.run.logs;
  }
  get managementUrl() {
    return this.parts.held.managementUrl();
  }
  get smtp() {
    return this.parts.held.smtp;
  }

  link(process: ProcessName, server: ServerName): TcpProxy {
    return this.parts.wires.of(process, server);
  }

  links(server: ServerName): readonly TcpProxy[] {
    return this.parts.wires.to(server);
  }

  async hasten(): Promise<void> {
    const deliveries = await this.databases.collection('notifier', 'deliveries');
    const now = new Date();
    await deliveries.updateMany({ state: 'retry', dueAt: { $gt: now } }, { $set: { dueAt: now } });
  }

  async heal(): Promise<void> {
    this.parts.wires.pass();
    this.smtp.calm();
    this.clocks.right();
    await Promise.all([this.parts.held.own?.broker.heal(), this.parts.held.own?.store.heal()]);
    await this.services.revive();
    await this.services.allReady();
    this.killPoints.disarmAll();
  }

  private get own() {
    const { own } = this.parts.held;
    if (own) return own;
    throw new Error(
      'these servers are not ours to end: the row must say `needs: { ownServers: true }`',
    );
  }

  /** Ends everything that was started for it. */
  async end(): Promise<void> {
    await this.parts.setting.lifetime.end();
  }
}
