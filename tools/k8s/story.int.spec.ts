import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { repository } from '@secop/dev';

const taken = createServer();
/** Whoever else has it serves as well. */
beforeAll(
  () =>
    new Promise<void>((resolve) =>
      taken.once('error', () => resolve()).listen(8080, '127.0.0.1', resolve),
    ),
);
afterAll(() => void taken.close());

it('the story is not played through a local port that leads elsewhere', async () => {
  const story = spawn(
    process.execPath,
    ['-r', '@swc-node/register', 'tools/k8s/story.ts', '--kubeconfig', '/dev/null'],
    { cwd: repository },
  );
  const said = text(story.stderr);
  const [code] = (await once(story, 'exit')) as [number];
  expect(await said).toMatch(/^The local port 8080 is taken/m);
  expect(code).toBe(1);
});
