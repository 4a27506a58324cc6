import { findOnPath } from '../../processes/find-on-path';
import { CannotDeliver, type Provider } from '../provider';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export const browserOnPath: Provider<string> = {
  name: 'the path',
  provide() {
    const file = names.map(findOnPath).find((found) => found !== undefined);
    if (!file) return Promise.reject(new CannotDeliver('no chromium on the path', true));
    return Promise.resolve({ description: file, value: file });
  },
};
