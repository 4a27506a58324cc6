import {
  freePort,
  serviceNames,
  type Environment,
  type ServiceName,
  type Setting,
} from '@secop/dev';
import { FleetProcess } from './fleet-process';
import type { Fleet, ProcessName, StartOptions } from './world';

/** The environment of a process that listens on that port and reaches its servers through its own wires. */
export type EnvironmentOf = (
  process: ProcessName,
  service: ServiceName,
  port: number,
) => Promise<NodeJS.ProcessEnv>;

export const serviceOf = (process: ProcessName) => process.replace(/-\d+$/, '') as ServiceName;

/** The services of one system as processes of this machine. */
export class ProcessFleet implements Fleet {
  private readonly processes = new Map<ProcessName, FleetProcess>();

  constructor(
    private readonly setting: Setting,
    private readonly tell: EnvironmentOf,
    private readonly tree: string,
  ) {}

  /** All services, side by side, each on the port that the others know. */
  async startAll(ports: Readonly<Record<ServiceName, number>>): Promise<void> {
    await Promise.all(serviceNames.map((name) => this.add(name, ports[name])));
    await this.allReady();
  }

  get running(): readonly ProcessName[] {
    return [...this.processes].flatMap(([name, { isWanted }]) => (isWanted ? [name] : []));
  }

  pid = (process: ProcessName) => this.of(process).pid;
  isUp = (process: ProcessName) => this.of(process).isUp;
  starts = (process: ProcessName) => this.of(process).starts;
  logOf = (process: ProcessName) => this.of(process).log;
  portOf = (process: ProcessName) => this.of(process).port;
  environmentOf = (process: ProcessName) => this.of(process).environment;

  async start(process: ProcessName, options: StartOptions = {}): Promise<void> {
    const known = this.processes.get(process);
    if (!known) {
      await this.add(process, await freePort(), options);
    } else {
      known.change(options);
      await known.start();
    }
    await this.of(process).ready();
  }

  kill(process: ProcessName): void {
    this.of(process).signal('SIGKILL');
  }

  async stop(process: ProcessName, { forGood = false } = {}): Promise<number | null> {
    return this.of(process).stop(forGood);
  }

  async restart(process: ProcessName, env?: Environment): Promise<void> {
    const one = this.of(process);
    await one.stop(true);
    if (env) one.change({ env });
    await one.start();
    await one.ready();
  }

  pause(process: ProcessName): void {
    this.of(process).signal('SIGSTOP');
  }

  resume(process: ProcessName): void {
    this.of(process).signal('SIGCONT');
  }

  /** As at the beginning: everybody runs, in the original environment, and no replica is left. */
  async revive(): Promise<void> {
    for (const process of this.running) this.of(process).wake();
    await Promise.all(
      [...this.processes].map(async ([name, one]) => {
        if (serviceOf(name) !== name) {
          this.processes.delete(name);
          if (one.isWanted) await one.stop(true);
        } else if (one.isChanged) {
          if (one.isWanted) await one.stop(true);
          one.change({});
          await one.start();
        } else if (!one.isWanted) {
          await one.start();
        }
      }),
    );
  }

  async allReady(): Promise<void> {
    await Promise.all(this.running.map((process) => this.of(process).ready()));
  }

  private async add(process: ProcessName, port: number, options: StartOptions = {}): Promise<void> {
    const service = serviceOf(process);
    const environment = await this.tell(process, service, port);
    const recipe = { name: process, service, port, tree: this.tree, environment };
    const one = new FleetProcess(this.setting, recipe);
    one.change(options);
    this.processes.set(process, one);
    await one.start();
  }

  private of(process: ProcessName): FleetProcess {
    const found = this.processes.get(process);
    if (!found) throw new Error(`there is no process ${process}`);
    return found;
  }
}
