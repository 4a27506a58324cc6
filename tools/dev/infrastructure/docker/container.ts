// A process of its own that holds one container: it lives in a supervised process, so that the container ends with the
// command even if that is killed. argv[2]: JSON of ContainerWish; prints JSON { host, ports } once the container is up.
import { GenericContainer, Wait } from 'testcontainers';

export interface ContainerWish {
  image: string;
  /** Names this component of this run; a container of that name is a leftover. */
  label: string;
  ports: number[];
  /** Folder of the machine by folder of the container. */
  folders: Record<string, string>;
  environment: Record<string, string>;
  hostname?: string;
  readyWhen: string;
}

export interface ContainerUp {
  host: string;
  ports: Record<number, number>;
}

/** Publishes on the loopback address instead of on every address of the machine. */
class LoopbackContainer extends GenericContainer {
  protected override async beforeContainerCreated(): Promise<void> {
    const bindings = (this.hostConfig.PortBindings ?? {}) as Record<string, { HostIp?: string }[]>;
    for (const binding of Object.values(bindings).flat()) binding.HostIp = '127.0.0.1';
    return Promise.resolve();
  }
}

async function main(wish: ContainerWish): Promise<void> {
  const wanted = new LoopbackContainer(wish.image)
    .withExposedPorts(...wish.ports)
    .withEnvironment(wish.environment)
    .withLabels({ 'co.secop-access.run': wish.label })
    .withBindMounts(
      Object.entries(wish.folders).map(([target, source]) => ({
        source,
        target,
        mode: 'rw' as const,
      })),
    )
    .withWaitStrategy(Wait.forLogMessage(wish.readyWhen))
    .withStartupTimeout(180_000);
  if (wish.hostname) wanted.withHostname(wish.hostname);
  const container = await wanted.start();
  const waiting = setInterval(() => undefined, 60_000); // nothing else keeps this process alive
  const stop = () => {
    clearInterval(waiting);
    void container.stop({ timeout: 10_000 });
  };
  // `on`, not `once`: a library here kills the process as soon as nobody else listens any more.
  process.on('SIGTERM', stop).on('SIGINT', stop);
  const ports = Object.fromEntries(wish.ports.map((port) => [port, container.getMappedPort(port)]));
  console.log(JSON.stringify({ host: '127.0.0.1', ports } satisfies ContainerUp));
}

main(JSON.parse(process.argv[2] ?? '') as ContainerWish).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
