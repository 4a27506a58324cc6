import { dump } from 'js-yaml';
import { ruleGroups } from '../observing/alert-rules';

/** The groups of the PrometheusRules, as Prometheus itself reads them from a file. */
export const plainAlertRules = () =>
  `# Generated from the PrometheusRules beside this folder by \`npm run generate\`.\n${dump({ groups: ruleGroups() }, { lineWidth: -1 })}`;
