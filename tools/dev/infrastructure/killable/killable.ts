import { signalTree } from '../../processes/process-tree';
import type { Supervised } from '../../processes/supervised';
import type { Server } from '../server';

/** A server that can be killed and started again on the same data and ports; it ends with the command like any other. */
export class Killable {
  private process: Supervised | undefined;

  constructor(private readonly server: Server) {}

  get name(): string {
    return this.server.name;
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** Resolves when it serves; one that runs is only waited for. */
  async start(): Promise<void> {
    if (!this.process) {
      const process = (this.process = await this.server.spawn());
      void process.ended.then(() => {
        if (this.process === process) this.process = undefined;
      });
    }
    await this.server.ready(this.process);
  }

  /** `kill -9` of all its processes at once; resolves when they are gone. */
  async kill(): Promise<void> {
    const { process } = this;
    if (!process) return;
    signalTree(process.pid, 'SIGKILL');
    await process.ended;
  }

  /** Ends it in good order. */
  async stop(): Promise<void> {
    await this.process?.stop();
  }

  /** It keeps its connections and answers nothing. */
  pause(): void {
    if (this.process) signalTree(this.process.pid, 'SIGSTOP');
  }

  resume(): void {
    if (this.process) signalTree(this.process.pid, 'SIGCONT');
  }
}
