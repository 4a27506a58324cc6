import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instructionsOf, policies } from './dockerfile-policies';

const dockerfile = readFileSync(join(__dirname, '../../../Dockerfile'), 'utf8');
const violations = (text: string) => policies.flatMap(({ check }) => check(instructionsOf(text)));

describe('the Dockerfile', () => {
  it('holds to every policy', () => {
    expect(violations(dockerfile)).toEqual([]);
  });

  it.each([
    ['the user is not 65532', 'USER 65532:65532', 'USER root'],
    ['node in exec form', 'CMD ["node", "main.js"]', 'CMD node main.js'],
    ['not stopped by SIGTERM', 'STOPSIGNAL SIGTERM', 'STOPSIGNAL SIGKILL'],
    ['the health check needs a shell', 'CMD ["node", "healthy.js"]', 'CMD node healthy.js'],
    ['the label revision', 'image.revision', 'image.other'],
    ['may be anything tomorrow', 'node:24-bookworm-slim', 'node:latest'],
    ['may be anything tomorrow', 'node:24-bookworm-slim', 'node'],
    ['not as locked', 'npm ci --include=dev', 'npm install'],
    ['with scripts', ' --ignore-scripts', ''],
    ['stays in a layer', 'ARG VERSION=0.0.0', 'ARG NPM_TOKEN'],
    ['needs a shell', 'EXPOSE 8080', 'RUN chmod -R a+r /app'],
  ])('would be reported: %s', (problem, right, wrong) => {
    expect(dockerfile).toContain(right);
    const found = violations(dockerfile.replace(right, wrong));
    expect(found).toEqual([expect.stringContaining(problem)]);
  });
});
