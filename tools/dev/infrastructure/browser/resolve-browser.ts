import { provide, type Component } from '../provider';
import type { Setting } from '../setting';
import { browserFromDebianPackage } from './debian-package';
import { givenBrowser } from './given';
import { browserOnPath } from './on-path';

const browser: Component<string> = {
  name: 'browser',
  providers: [givenBrowser, browserOnPath, browserFromDebianPackage],
  ways: "set CHROMIUM to an executable, put chromium on the path, or install the distribution's chromium",
};

/** The executable of a Chromium. */
export async function resolveBrowser(setting: Setting): Promise<string> {
  return (await provide(browser, setting)).value;
}
