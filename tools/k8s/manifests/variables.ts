import type { Container } from 'kubernetes-types/core/v1';
import { ofKind, type Rendering } from './manifest';

/** What a container is told in plain text: its ConfigMaps' variables, then its own. */
export function variablesOf(
  rendering: Rendering,
  { envFrom = [], env = [] }: Container,
): Record<string, string> {
  const maps = ofKind(rendering, 'ConfigMap');
  const from = envFrom.map(
    ({ configMapRef }) =>
      maps.find(({ metadata }) => metadata.name === configMapRef?.name)?.data ?? {},
  );
  const own = env.map(({ name, value }) => (value === undefined ? {} : { [name]: value }));
  return Object.assign({}, ...from, ...own) as Record<string, string>;
}
