import { findOnPath } from '../../processes/find-on-path';
import { aptInstall, requireAptAndRoot } from '../apt';
import { CannotDeliver, type Provider } from '../provider';

export const browserFromDebianPackage: Provider<string> = {
  name: "the distribution's chromium",
  async provide(setting) {
    requireAptAndRoot();
    await aptInstall('browser', setting, ['chromium']);
    const file = findOnPath('chromium');
    if (!file) throw new CannotDeliver('the package brought no chromium');
    return { description: file, value: file };
  },
};
