import { allMetrics } from '@secop/contracts';
import { load } from 'js-yaml';
import { ruleGroups } from '../observing/alert-rules';
import type { SourceFile } from '../source/source-file';
import { operatorTables } from './operator-tables';

/** What there is to name in a page for operators. */
export interface Known {
  /** Synopses of operators' commands by service. */
  readonly commands: ReadonlyMap<string, readonly string[]>;
  readonly scripts: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
  readonly alerts: ReadonlySet<string>;
  /** Services of the composed product. */
  readonly composed: ReadonlySet<string>;
  /** `Deployment/accounts`, in lower case, of what is applied to a cluster. */
  readonly objects: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
  /** All that is not a page, as one text. */
  readonly code: string;
}

const short: Readonly<Record<string, string>> = { deployment: 'deploy' };

export function knownIn(files: readonly SourceFile[]): Known {
  const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? '';
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: object };
  const { services } = load(textOf('docker-compose.yml')) as { services: object };
  const code = files.filter(({ path }) => !/\.md$|spec\.tsx?$/.test(path));
  return {
    commands: operatorTables(),
    scripts: new Set(Object.keys(scripts)),
    figures: new Set(
      allMetrics.flatMap(({ name, type }) =>
        type === 'histogram' ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
      ),
    ),
    alerts: new Set(ruleGroups().flatMap(({ rules }) => rules.map(({ alert }) => alert))),
    composed: new Set(Object.keys(services)),
    objects: new Set(objectsIn(files)),
    paths: new Set(files.flatMap(({ path }) => foldersOf(path))),
    code: code.map(({ text }) => text).join('\n'),
  };
}

const foldersOf = (path: string): string[] =>
  path.split('/').map((_, index, names) => names.slice(0, index + 1).join('/'));

function objectsIn(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => /^k8s\/.*\.yaml$/.test(path))
    .flatMap(({ text }) => [...text.matchAll(/^kind: (\w+)\nmetadata:\n {2}name: (\S+)/gm)])
    .map(([, kind, name]) => [kind!.toLowerCase(), name!] as const)
    .flatMap(([kind, name]) =>
      [kind, short[kind]].filter((word) => word !== undefined).map((word) => `${word}/${name}`),
    );
}
