import { ofKind, type Rendering } from '../manifests/manifest';
import { doorsOf, letsThrough, mayReach, policiesOf } from '../manifests/reachability';
import { variablesOf } from '../manifests/variables';
import { servicesOf, workloadsOf } from '../manifests/workloads';
import type { Policy } from './policy';

const mailPorts = [25, 465, 587, 1025, 2525];
const sender = 'notifier';

/** Nothing reaches anything but what the addresses in the configuration need, in both directions. */
export const separated: Policy = {
  name: 'lets the network through only where somebody is called',
  check: (rendering) => [
    ...missingDefault(rendering),
    ...unguarded(rendering),
    ...closedWays(rendering),
    ...strangersWhoMail(rendering),
  ],
};

function missingDefault(rendering: Rendering): string[] {
  const denies = ofKind(rendering, 'NetworkPolicy').some(
    ({ spec }) =>
      Object.keys(spec?.podSelector ?? { a: 1 }).length === 0 &&
      ['Ingress', 'Egress'].every((type) => spec?.policyTypes?.includes(type)) &&
      !spec?.ingress &&
      !spec?.egress,
  );
  return denies ? [] : ['nothing denies by default what no policy allows'];
}

function unguarded(rendering: Rendering): string[] {
  return ofKind(rendering, 'Service').flatMap((service) => {
    const behind = doorsOf(rendering, service).map(({ workload }) => workload);
    if (behind.length === 0) return [`Service ${service.metadata.name}: has nobody behind it`];
    return behind.some((workload) => policiesOf(rendering, workload).length === 0)
      ? [`Service ${service.metadata.name}: has no NetworkPolicy`]
      : [];
  });
}

/** Every `http://service` that a service is told of has to be open from there to there. */
function closedWays(rendering: Rendering): string[] {
  const services = ofKind(rendering, 'Service');
  return servicesOf(rendering).flatMap((caller) =>
    caller.containers
      .flatMap((container) => Object.entries(variablesOf(rendering, container)))
      .flatMap(([name, value]) => {
        const [, host, port = '80'] = /^http:\/\/([a-z-]+)(?::(\d+))?(?:\/|$)/.exec(value) ?? [];
        if (!host || host === 'localhost') return [];
        const service = services.find(({ metadata }) => metadata.name === host);
        if (!service) {
          const another = rendering.manifests.some(({ kind, metadata }) => {
            return kind === 'RabbitmqCluster' && metadata.name === host;
          });
          return another ? [] : [`${caller.title}: ${name} names ${host}, which is no Service`];
        }
        const doors = doorsOf(rendering, service, Number(port));
        if (doors.length === 0) return [`${caller.title}: ${name} leads nowhere`];
        return doors.flatMap((door) => {
          const { leaves, enters } = mayReach(rendering, caller, door);
          return [
            ...(leaves ? [] : [`${caller.title}: may not leave for ${name}`]),
            ...(enters ? [] : [`${caller.title}: is not let in at ${name}`]),
          ];
        });
      }),
  );
}

function strangersWhoMail(rendering: Rendering): string[] {
  return workloadsOf(rendering)
    .filter(({ manifest }) => manifest.metadata.name !== sender)
    .flatMap((workload) => {
      const rules = policiesOf(rendering, workload).flatMap(({ spec }) => spec?.egress ?? []);
      const mails = rules.some(({ to, ports }) => {
        const anywhere = !to || to.some(({ podSelector }) => !podSelector);
        return anywhere && letsThrough(ports, mailPorts);
      });
      return mails ? [`${workload.title}: may speak SMTP`] : [];
    });
}
