import { allRoutes, problemType, problems, type ProblemCode } from '@secop/contracts';
import { problemsOf } from './route-problems';

const manyRoutes = 8;

/** `docs/problems.md`: a section with an anchor for every code. */
export function problemsPage(): string {
  const codes = (Object.keys(problems) as ProblemCode[]).sort();
  return `# Problems

<!-- Generated from libs/contracts by \`npm run generate\`. -->

Every error is \`application/problem+json\` (RFC 9457). Programs decide by \`code\`, which is frozen; the words are for people and
may change. \`type\` is \`${problemType('CODE')}\` with the code in its place.

| code | status | title |
| --- | --- | --- |
${codes.map((code) => `| [\`${code}\`](#${code}) | ${problems[code].status} | ${problems[code].title} |`).join('\n')}

${codes.map(section).join('\n')}`;
}

function section(code: ProblemCode): string {
  const { status, title, detail } = problems[code];
  return `<a id="${code}"></a>

## ${code}

${status} · **${title}**. ${detail}

${whereabouts(code)}
`;
}

function whereabouts(code: ProblemCode): string {
  const routes = allRoutes.filter((route) => problemsOf(route).includes(code));
  if (routes.length === 0) return 'Not an answer of a public route.';
  if (routes.length === allRoutes.length) return 'Any route.';
  if (routes.length > manyRoutes) return `${routes.length} of the ${allRoutes.length} routes.`;
  return routes.map(({ method, path }) => `- \`${method} ${path}\``).join('\n');
}
