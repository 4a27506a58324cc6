import type { Provided } from '../provider';
import { launch } from '../server';
import type { Setting } from '../setting';
import type { Broker } from './broker';
import { installedScripts } from './installed-scripts';
import { prepareNode } from './node';
import { startPortMapper } from './port-mapper';

/** Starts a broker that shares nothing with others of the machine: name, cookie, data, ports and port mapper are its own. */
export async function startPrivateNode(
  setting: Setting,
  wrapper: string,
): Promise<Provided<Broker>> {
  const scripts = await installedScripts(wrapper);
  const portMapper = await startPortMapper(setting);
  const node = await prepareNode(setting, { scripts, portMapper, number: 1 });
  await launch(node);
  const { broker } = node;
  return { value: broker, description: `a private node on ${new URL(broker.url).host}` };
}
