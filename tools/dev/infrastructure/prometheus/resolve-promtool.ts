import { accessSync, constants } from 'node:fs';
import { findOnPath } from '../../processes/find-on-path';
import {
  provide,
  CannotDeliver,
  GivenButUnusable,
  type Component,
  type Provider,
} from '../provider';
import type { Setting } from '../setting';
import { promtoolFromDebianPackage } from './debian-package';

const given: Provider<string> = {
  name: 'PROMTOOL',
  provide() {
    const file = process.env['PROMTOOL'];
    if (!file) return Promise.reject(new CannotDeliver('it is not set', true));
    try {
      accessSync(file, constants.X_OK);
    } catch {
      return Promise.reject(new GivenButUnusable(`PROMTOOL is ${file}, which cannot be executed`));
    }
    return Promise.resolve({ description: file, value: file });
  },
};

const onPath: Provider<string> = {
  name: 'the path',
  provide() {
    const file = findOnPath('promtool');
    if (!file) return Promise.reject(new CannotDeliver('no promtool on the path', true));
    return Promise.resolve({ description: file, value: file });
  },
};

const promtool: Component<string> = {
  name: 'promtool',
  providers: [given, onPath, promtoolFromDebianPackage],
  ways: "set PROMTOOL to Prometheus' promtool, put it on the path, or be root on Debian or Ubuntu",
};

/** The executable that judges alert rules. */
export async function resolvePromtool(setting: Setting): Promise<string> {
  return (await provide(promtool, setting)).value;
}
