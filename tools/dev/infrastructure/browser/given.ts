import { accessSync, constants } from 'node:fs';
import { CannotDeliver, GivenButUnusable, type Provider } from '../provider';

export const givenBrowser: Provider<string> = {
  name: 'CHROMIUM',
  provide() {
    const file = process.env['CHROMIUM'];
    if (!file) return Promise.reject(new CannotDeliver('it is not set', true));
    try {
      accessSync(file, constants.X_OK);
    } catch {
      return Promise.reject(new GivenButUnusable(`CHROMIUM is ${file}, which cannot be executed`));
    }
    return Promise.resolve({ description: file, value: file });
  },
};
