/** What every image can rely on; `check` answers what is wrong, a sentence each. */
export interface Policy {
  readonly name: string;
  readonly check: (lines: readonly string[]) => string[];
}

/** Instructions as they are written, each on one line, without comments. */
export const instructionsOf = (dockerfile: string): string[] =>
  dockerfile
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');

const last = (lines: readonly string[], instruction: string) =>
  lines.findLast((line) => line.startsWith(`${instruction} `));
/** The stage that becomes the image. */
const finalStage = (lines: readonly string[]) =>
  lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

const inTheEnd =
  (instruction: string, right: RegExp, problem: string): Policy['check'] =>
  (lines) =>
    right.test(last(finalStage(lines), instruction) ?? '') ? [] : [problem];

export const policies: readonly Policy[] = [
  {
    name: 'runs as nobody in particular',
    check: inTheEnd('USER', /^USER 65532:65532$/, 'the user is not 65532'),
  },
  {
    name: 'starts node itself, without a shell that would keep signals',
    check: inTheEnd('CMD', /^CMD \["node", /, 'the command is not node in exec form'),
  },
  {
    name: 'ends in order',
    check: inTheEnd('STOPSIGNAL', /^STOPSIGNAL SIGTERM$/, 'it is not stopped by SIGTERM'),
  },
  {
    name: 'can be asked whether it is well, without a shell',
    check: inTheEnd('HEALTHCHECK', / CMD \["node", /, 'the health check needs a shell'),
  },
  {
    name: 'says what it is',
    check: (lines) =>
      ['title', 'version', 'revision', 'licenses']
        .filter((label) => !last(finalStage(lines), 'LABEL')?.includes(`image.${label}=`))
        .map((label) => `the label ${label} is missing`),
  },
  {
    name: 'is made of images with a version',
    check: (lines) =>
      lines
        .map((line) => /^ARG \w+_IMAGE=(.*)$/.exec(line)?.[1])
        .filter((image) => image !== undefined && !/:(?!latest).+/.test(image))
        .map((image) => `${image} may be anything tomorrow`),
  },
  {
    name: 'installs what is locked, and runs no script of a package in what is shipped',
    check: (lines) =>
      lines
        .filter((line) => /\bnpm (install|i)\b/.test(line))
        .concat(lines.filter((l) => l.includes('--omit=dev') && !l.includes('--ignore-scripts')))
        .map((line) => `not as locked, or with scripts: ${line.slice(0, 60)}`),
  },
  {
    name: 'keeps no credentials',
    check: (lines) =>
      lines
        .filter((line) => /^(ARG|ENV) /.test(line))
        .flatMap((line) => [...line.matchAll(/ (\w+)(?==|$)/g)].map(([, name]) => name ?? ''))
        .filter((name) => /TOKEN|PASSWORD|SECRET|AUTH/.test(name))
        .map((name) => `stays in a layer: ${name}`),
  },
  {
    name: 'builds nothing in the image that is shipped',
    check: (lines) =>
      finalStage(lines)
        .filter((line) => line.startsWith('RUN '))
        .map(() => 'the last stage runs a command, which needs a shell'),
  },
];
