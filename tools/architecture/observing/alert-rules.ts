import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { root } from '../source/tracked-files';

const folder = 'k8s/components/monitoring/alerts';

export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}
export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly AlertRule[];
}

/** The groups of all PrometheusRules, in the order of their files. */
export function ruleGroups(): RuleGroup[] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.yaml') && file !== 'kustomization.yaml')
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(root, folder, file), 'utf8');
      const { kind, spec } = load(text) as { kind: string; spec: { groups: RuleGroup[] } };
      if (kind !== 'PrometheusRule') throw new Error(`${folder}/${file} is no PrometheusRule`);
      return spec.groups;
    });
}
