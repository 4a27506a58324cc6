import type { Known } from './known';

interface Kind {
  readonly pattern: RegExp;
  readonly isKnown: (name: string, known: Known) => boolean;
  readonly what: string;
}

const inCode = (name: string, { code }: Known) => code.includes(name);

const kinds: readonly Kind[] = [
  {
    pattern: /(?<!\/)\b(?:secop|nodejs|process)(?:_[a-z0-9]+)+\b/g,
    isKnown: (name, { figures }) =>
      [...figures].some((figure) => `${figure}_`.startsWith(`${name}_`)),
    what: 'figure',
  },
  {
    pattern: /\bSecop[A-Z][A-Za-z]+\b/g,
    isKnown: (name, { alerts }) => alerts.has(name),
    what: 'alert',
  },
  {
    // Behind a `$` stands what the reader has set.
    pattern: /(?<![$\w]|\$\{)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g,
    isKnown: (name, known) =>
      name === 'X_FILE' || inCode(name.replace(/_FILE$/, ''), known) || standard.has(name),
    what: 'variable',
  },
  {
    pattern: /(?<![\w./-])(?:apps|libs|tools|deploy|docs|k8s|bench)\/[\w./-]*\w/g,
    isKnown: (name, { paths, objects }) =>
      paths.has(name) ||
      madeBeside.test(name) ||
      builtInImages.test(name) ||
      objects.has(name) ||
      /[A-Z]{3}/.test(name),
    what: 'file',
  },
  {
    pattern: /(?<=`)[a-z]+(?:-[a-z]+)*\.(?!ts`|m?js`|md`|crt`|key`)[a-z]+(?:-[a-z]+)*(?=`)/g,
    isKnown: inCode,
    what: 'code or event',
  },
];

/** OpenTelemetry's own, which its libraries read; words of the broker's. */
const standard = new Set([
  ...['OTEL_BSP_SCHEDULE_DELAY', 'OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_TRACES_SAMPLER'],
  ...['OTEL_TRACES_SAMPLER_ARG', 'ACCESS_REFUSED'],
]);
/** By whoever follows the pages. */
const madeBeside = /^(deploy\/compose\/secrets|k8s\/overlays\/ours)(\/|$)/;
const builtInImages = /^apps\/[a-z-]+\/(main|ops|healthy)\.js$/;

/** Names in a page that nothing bears: figures, alerts, variables, files, codes. */
export const unknownNames = (text: string, known: Known): { line: number; what: string }[] =>
  text
    .split('\n')
    .flatMap((row, index) =>
      kinds.flatMap(({ pattern, isKnown, what }) =>
        [...row.matchAll(pattern)]
          .filter(([name]) => !isKnown(name, known))
          .map(([name]) => ({ line: index + 1, what: `there is no ${what} ${name}` })),
      ),
    );
