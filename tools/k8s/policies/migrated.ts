import { ofKind } from '../manifests/manifest';
import { variablesOf } from '../manifests/variables';
import { isOurs, servicesOf, workloadsOf } from '../manifests/workloads';
import type { Policy } from './policy';

/** A Job cannot be changed: those who deliver by comparing replace it when they see this. */
const replacedBy = ['argocd.argoproj.io/sync-options', 'kustomize.toolkit.fluxcd.io/force'];

/** A service is not ready on an older schema, so somebody has to bring it up to date: with that very image. */
export const migrated: Policy = {
  name: 'migrates every store, and runs each command in the image that has it',
  check: (rendering) => {
    const jobs = workloadsOf(rendering).filter(({ containers }) =>
      containers.some(({ command = [] }) => command.includes('migrate')),
    );
    const owners = servicesOf(rendering).filter(({ containers }) =>
      containers.some((container) => 'MONGODB_URI_FILE' in variablesOf(rendering, container)),
    );
    return [
      ...owners
        .filter(
          ({ containers: [own] }) =>
            !jobs.some(({ containers: [theirs] }) => theirs?.image === own?.image),
        )
        .map(({ title }) => `${title}: nobody migrates its store with its image`),
      ...ofKind(rendering, 'Job').flatMap(({ metadata }) =>
        replacedBy
          .filter((annotation) => !metadata.annotations?.[annotation])
          .map((annotation) => `Job ${metadata.name}: has no ${annotation}`),
      ),
      ...workloadsOf(rendering).flatMap(({ title, containers }) =>
        containers
          .filter(isOurs)
          .filter(({ image = '', command }) => command && !command[1]?.startsWith(folderIn(image)))
          .map(({ name }) => `${title}: ${name} runs a command of another image`),
      ),
    ];
  },
};

/** `registry/secop-access/accounts@sha256:…` has `apps/accounts/`. */
const folderIn = (image: string) => `apps/${/secop-access\/([a-z-]+)/.exec(image)?.[1]}/`;
