import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../source/tracked-files';

const folder = 'k8s/components/monitoring/dashboards';

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
  readonly panels?: readonly Panel[];
}
export interface Dashboard {
  readonly file: string;
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly Panel[];
}

export function dashboards(): Dashboard[] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      ...(JSON.parse(readFileSync(join(root, folder, file), 'utf8')) as Omit<Dashboard, 'file'>),
      file,
    }));
}

/** What a dashboard asks Prometheus, by panel. */
export const questionsOf = ({
  panels,
}: Pick<Dashboard, 'panels'>): { title: string; expr: string }[] =>
  panels.flatMap((panel) => [
    ...(panel.targets ?? []).map(({ expr }) => ({ title: panel.title, expr })),
    ...questionsOf({ panels: panel.panels ?? [] }),
  ]);
