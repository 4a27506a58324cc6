import { killableNodes, type KillableNode, type Setting, type SmallDisk } from '@secop/dev';
import { eventually } from '@secop/testing';

const everywhere = [0, 1, 2];
const usualWatermark = '0.4';

/** One node or a cluster of three, started for this run alone. Nodes are numbered from 0. */
export class ControlledBroker {
  private disk: SmallDisk | undefined;

  private constructor(private readonly members: readonly KillableNode[]) {}

  static async start(setting: Setting, nodes: 1 | 3): Promise<ControlledBroker> {
    const broker = new ControlledBroker(await killableNodes(setting, nodes));
    await broker.start(0);
    await broker.start();
    if (nodes === 3) await eventually('the cluster is complete', () => broker.complete());
    return broker;
  }

  get nodes(): number {
    return this.members.length;
  }

  /** Of each node, without a vhost. */
  get urls(): readonly string[] {
    return this.members.map(({ url }) => url);
  }

  /** Of a node that runs. */
  get url(): string {
    return this.alive.url;
  }

  get managementUrl(): string {
    return this.alive.managementUrl;
  }

  /** Where each node keeps its queues. */
  get data(): readonly string[] {
    return this.members.map(({ data }) => data);
  }

  /** Whether any node runs, however well. */
  runs(): boolean {
    return this.members.some(({ server }) => server.pid !== undefined);
  }

  /** -9. Every node at once unless one is named. */
  async kill(node?: number): Promise<void> {
    await Promise.all(this.chosen(node).map(({ server }) => server.kill()));
  }

  /** Resolves when it answers again. */
  async start(node?: number): Promise<void> {
    await Promise.all(this.chosen(node).map(({ server }) => server.start()));
  }

  /** `rabbitmqctl` on a node that runs; returns what it prints. */
  ctl(...args: string[]): Promise<string> {
    return this.alive.ctl(args);
  }

  /** The node on which the queue's leader is. */
  async leaderOf(queue: string): Promise<number> {
    const queues = await this.ask<{ name: string; leader?: string; node?: string }[]>('queues');
    const { leader, node } = queues.find(({ name }) => name === queue) ?? {};
    return this.numberOf(leader ?? node, `the leader of ${queue}`);
  }

  /** The node that most of our connections go to. */
  async busiestNode(): Promise<number> {
    const connections = await this.ask<{ node: string }[]>('connections');
    const count = (node: number) =>
      connections.filter((connection) => connection.node === this.members[node]?.name).length;
    const [first] = everywhere.slice(0, this.nodes).sort((a, b) => count(b) - count(a));
    return first ?? 0;
  }

  /** Every node knows every other one as running. */
  async complete(): Promise<boolean> {
    const nodes = await this.ask<{ running: boolean }[]>('nodes');
    return nodes.length === this.nodes && nodes.every(({ running }) => running);
  }

  /** Publishers are blocked as long as it lasts. */
  async raiseMemoryAlarm(): Promise<void> {
    await this.ctl('set_vm_memory_high_watermark', '0.000001');
    await eventually('the broker has its memory alarm', () => this.alarmed());
  }

  async endMemoryAlarm(): Promise<void> {
    await this.ctl('set_vm_memory_high_watermark', usualWatermark);
    await eventually('the memory alarm is over', async () => !(await this.alarmed()));
  }

  /** Memory or disk. */
  async alarmed(): Promise<boolean> {
    const { status } = await this.answer('health/checks/alarms');
    return status === 503;
  }

  /** The first node goes on with the same data on a file system of so many megabytes. */
  async moveToSmallDisk(megabytes: number): Promise<SmallDisk> {
    const [member] = this.members;
    if (!member) throw new Error('a broker without nodes');
    await member.server.kill();
    this.disk = await member.useSmallDisk(megabytes);
    await member.server.start();
    return this.disk;
  }

  /** Back to where the data was before. */
  async leaveSmallDisk(): Promise<void> {
    if (!this.disk) return;
    const [member] = this.members;
    await member?.server.kill();
    await this.disk.end();
    this.disk = undefined;
    await this.start();
  }

  /** Up, on its own disk, without alarms. */
  async heal(): Promise<void> {
    await this.start();
    await this.leaveSmallDisk();
    if (await this.alarmed()) await this.endMemoryAlarm();
    if (this.nodes > 1) await eventually('the cluster is whole', () => this.complete());
  }

  /** The management API of a node that runs. */
  async ask<T>(path: string, method = 'GET', body?: object): Promise<T> {
    const answer = await this.answer(path, method, body);
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}`);
    const text = await answer.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }

  private answer(path: string, method = 'GET', body?: object): Promise<Response> {
    return fetch(new URL(`/api/${path}`, this.managementUrl), {
      method,
      headers: {
        authorization: `Basic ${Buffer.from('guest:guest').toString('base64')}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
  }

  private get alive(): KillableNode {
    const [first] = this.members;
    const alive = this.members.find(({ server }) => server.pid !== undefined) ?? first;
    if (!alive) throw new Error('a broker without nodes');
    return alive;
  }

  private chosen(node?: number): KillableNode[] {
    return this.members.filter((_, number) => node === undefined || node === number);
  }

  private numberOf(name: string | undefined, what: string): number {
    const number = this.members.findIndex((member) => member.name === name);
    if (number < 0) throw new Error(`The cluster does not know ${what}`);
    return number;
  }
}
