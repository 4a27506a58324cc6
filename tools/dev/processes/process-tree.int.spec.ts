import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { startOf } from './identity.cjs';
import { descendantsOf, signalTree } from './process-tree';
import { waitUntil } from './wait-until';

describe('a process with descendants', () => {
  let leader: ChildProcess;

  /** A shell, whose child leads a session of its own, as PostgreSQL's sessions do. */
  beforeEach(async () => {
    leader = spawn('/bin/sh', ['-c', 'setsid sleep 60 & wait']);
    await waitUntil(() => descendantsOf(leader.pid!).length > 0, 5_000);
  });
  afterEach(() => signalTree(leader.pid!, 'SIGKILL'));

  it('dies with all of them at once', async () => {
    const [sleeper] = descendantsOf(leader.pid!);
    const ended = once(leader, 'exit');

    signalTree(leader.pid!, 'SIGKILL');

    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(await waitUntil(() => startOf(sleeper!) === undefined, 5_000)).toBe(true);
  });

  it('that has ended is no error', async () => {
    const ended = once(leader, 'exit');
    signalTree(leader.pid!, 'SIGKILL');
    await ended;
    expect(() => signalTree(leader.pid!, 'SIGKILL')).not.toThrow();
  });
});
