import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { serversAt, socketsIn } from './servers-at';
import { Watch } from './watch';

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('watching this machine', () => {
  it('finds who serves at a port, and nobody at a port where nobody does', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(serversAt(port)).toContain(process.pid);
    server.close();
    await once(server, 'close');
    expect(serversAt(port)).toEqual([]);
  });

  it('says what a process took meanwhile', () => {
    const watch = Watch.begin([
      { name: 'this', pid: process.pid },
      { name: 'family', leaders: [process.pid] },
    ]);
    const before = process.cpuUsage();
    while (process.cpuUsage(before).user < 100_000);
    const { this: own, family } = watch.end();
    expect(own?.millicores).toBeGreaterThan(0);
    expect(own?.residentBytes).toBeGreaterThan(2 ** 20);
    expect(own?.peakBytes).toBeGreaterThanOrEqual(own?.residentBytes ?? Infinity);
    expect(family?.millicores).toBeGreaterThan(0);
    expect(family?.residentBytes).toBeGreaterThan(2 ** 20);
  });
});

it('reads ports and sockets from the kernel’s table', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:6989 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 471 1 0 100 0 0 10 0',
    '   1: 0100007F:A1B2 0100007F:D6D7 01 00000000:00000000 00:00000000 00000000     0        0 472 1 0 20 4 30 10 -1',
    '   2: 0100007F:A1B3 0100007F:D6D7 06 00000000:00000000 03:00000000 00000000     0        0 0 3 0',
  ].join('\n');
  expect(socketsIn(table)).toEqual([
    { localPort: 27_017, remotePort: 0, listens: true, inode: '471' },
    { localPort: 41_394, remotePort: 54_999, listens: false, inode: '472' },
  ]);
});
