import { TcpProxy } from '@secop/testing';
import type { ProcessName, ServerName } from './world';

/** One wire from each process to each server. */
export class Links {
  private readonly wires = new Map<string, TcpProxy>();

  constructor(private readonly targets: Readonly<Record<ServerName, readonly string[]>>) {}

  async lay(process: ProcessName): Promise<Record<ServerName, string>> {
    const [broker, store, smtp] = await Promise.all([
      this.wire(process, 'broker'),
      this.wire(process, 'store'),
      this.wire(process, 'smtp'),
    ]);
    return { broker, store, smtp };
  }

  of(process: ProcessName, server: ServerName): TcpProxy {
    const wire = this.wires.get(`${process} ${server}`);
    if (!wire) throw new Error(`there is no wire from ${process} to the ${server}`);
    return wire;
  }

  to(server: ServerName): TcpProxy[] {
    return [...this.wires].flatMap(([name, wire]) => (name.endsWith(` ${server}`) ? [wire] : []));
  }

  pass(): void {
    for (const wire of this.wires.values()) wire.pass();
  }

  async close(): Promise<void> {
    await Promise.all([...this.wires.values()].map((wire) => wire.close()));
  }

  private async wire(process: ProcessName, server: ServerName): Promise<string> {
    const known = this.wires.get(`${process} ${server}`);
    if (known) return known.url;
    const wire = await TcpProxy.before(...(this.targets[server] as [string, ...string[]]));
    this.wires.set(`${process} ${server}`, wire);
    return wire.url;
  }
}
