import { asyncApi } from './asyncapi/asyncapi';
import { yamlOf } from './asyncapi/yaml';
import { configurationPage } from './configuration-page';
import { eventSchemas } from './event-schemas';
import { eventsPage } from './events-page';
import { openApi } from './openapi/openapi';
import { metricsPage } from './metrics-page';
import { plainAlertRules } from './plain-alert-rules';
import { problemsPage } from './problems-page';

/** A committed file that is made from the contracts, or from what else is said in one place. */
export interface Document {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

export function allDocuments(): Document[] {
  return [
    { path: 'docs/events.md', text: eventsPage() },
    { path: 'docs/problems.md', text: problemsPage() },
    { path: 'docs/operations/configuration.md', text: configurationPage() },
    { path: 'docs/operations/metrics.md', text: metricsPage() },
    {
      path: 'k8s/components/monitoring/alerts/plain/rules.yaml',
      text: plainAlertRules(),
    },
    { path: 'docs/openapi.json', text: JSON.stringify(openApi(), null, 2) },
    { path: 'docs/asyncapi.yaml', text: asyncApiText() },
    ...eventSchemas(),
  ];
}

const asyncApiText = () =>
  `# Generated from libs/contracts by \`npm run generate\`.\n${yamlOf(asyncApi())}`;
