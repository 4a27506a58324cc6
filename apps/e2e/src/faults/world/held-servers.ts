import { resolveServers, type Setting } from '@secop/dev';
import { ControlledBroker } from '../servers/controlled-broker';
import { ControlledStore } from '../servers/controlled-store';
import { ScriptedSmtp } from '../smtp/scripted-smtp';

/** What the rows of a run ask of the servers. */
export interface Needs {
  /** A broker and a store that may be killed. */
  readonly ownServers: boolean;
  readonly nodes: 1 | 3;
}

/** The servers of one world. `own` is there only if they may be killed. */
export interface Held {
  /** Of every node; a process connects to the first that takes it. */
  readonly brokerUrls: () => readonly string[];
  readonly managementUrl: () => string;
  readonly storeUri: string;
  readonly smtp: ScriptedSmtp;
  readonly own?: { readonly broker: ControlledBroker; readonly store: ControlledStore };
}

export async function startServers(setting: Setting, needs: Needs): Promise<Held> {
  const smtp = await ScriptedSmtp.start();
  await setting.lifetime.add(() => smtp.stop());
  return { ...(await (needs.ownServers ? own(setting, needs.nodes) : found(setting))), smtp };
}

async function own(setting: Setting, nodes: 1 | 3): Promise<Omit<Held, 'smtp'>> {
  const [broker, store] = await Promise.all([
    ControlledBroker.start(setting, nodes),
    ControlledStore.start(setting),
  ]);
  return {
    brokerUrls: () => broker.urls,
    managementUrl: () => broker.managementUrl,
    storeUri: store.uri,
    own: { broker, store },
  };
}

/** Given ones, or whatever can be had quickest; nobody here ends them. */
async function found(setting: Setting): Promise<Omit<Held, 'smtp'>> {
  const { broker, store } = await resolveServers(setting);
  return {
    brokerUrls: () => [broker.url],
    managementUrl: () => broker.managementUrl,
    storeUri: store.uri,
  };
}
