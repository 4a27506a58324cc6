import { readFileSync } from 'node:fs';
import type { FaultWorld } from '../world/fault-world';
import { queuesOf } from './queues';

const mostMegabytes = 700;
const mostMessages = 20_000;

/** The most memory that a process held, and the most messages in a queue, while it looked. */
export class Footprint {
  private readonly most = new Map<string, number>();

  constructor(private readonly world: FaultWorld) {}

  async look(): Promise<void> {
    for (const process of this.world.services.running) {
      const megabytes = residentMegabytes(() => this.world.services.pid(process));
      if (megabytes) this.note(`MB in ${process}`, megabytes);
    }
    const { managementUrl, brokerUrl } = this.world;
    const queues = await queuesOf(managementUrl, brokerUrl).catch(() => []);
    for (const { name, messages } of queues) this.note(`messages in ${name}`, messages);
  }

  get overgrown(): string[] {
    return [...this.most]
      .filter(([what, count]) => count > (what.startsWith('MB') ? mostMegabytes : mostMessages))
      .map(([what, count]) => `${count} ${what}`);
  }

  private note(what: string, count: number): void {
    this.most.set(what, Math.max(count, this.most.get(what) ?? 0));
  }
}

/** Nothing for a process that is being started again. */
function residentMegabytes(pid: () => number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid()}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
  } catch {
    return undefined;
  }
}
