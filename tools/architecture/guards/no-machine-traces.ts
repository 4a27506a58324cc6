import { matchingLines, type Guard } from '../source/source-file';

const segment = (...names: string[]) => names.join('/');
const homes = ['home', 'Users'].map((name) => `${segment('', name, '')}[a-z]`);
const places = [...homes, segment('', 'work', ''), segment('', 'root', '')];
const path = new RegExp(`(^|[\\s'"\`=(:])(${places.join('|')})|[A-Z]:\\\\Users`);

// Joined here, so that this file passes its own check.
const publicRegistries = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
  ['proxy', 'golang', 'org'],
  ['files', 'pythonhosted', 'org'],
  ['pypi', 'org'],
  ['deb', 'debian', 'org'],
  ['archive', 'ubuntu', 'com'],
].map((labels) => labels.join('.'));

/** Hosts that this machine's own settings name. */
function configuredRegistries(environment: NodeJS.ProcessEnv): string[] {
  return Object.entries(environment)
    .filter(([name]) => /registry|index_url|goproxy/i.test(name))
    .flatMap(([, value]) => [
      ...(value ?? '').matchAll(/https?:\/\/(?:[^@/\s]*@)?([^/:\s,]+\.[^/:\s,]+)/g),
    ])
    .map(([, host]) => host!)
    .filter((host) => !/^[\d.]+$/.test(host));
}

/** The repository works anywhere: it names no folder of one machine and no registry. */
export const noMachineTraces: Guard = {
  name: 'names no folder of one machine and no registry',
  check: (files) => {
    const hosts = [...publicRegistries, ...configuredRegistries(process.env)];
    const host = new RegExp(hosts.map((name) => name.replaceAll('.', '\\.')).join('|'));
    return files.flatMap((file) => [
      ...matchingLines(file, path).map((line) => ({
        path: file.path,
        line,
        message: 'a path of one machine',
      })),
      ...matchingLines(file, host).map((line) => ({
        path: file.path,
        line,
        message: 'the host of a registry',
      })),
    ]);
  },
};
