import { TcpProxy } from '@secop/testing';
import type { FaultRow } from '../../matrix/fault-row';
import { pause } from '../pause';

const mix = { accept: 2, submit: 1, read: 3 } as const;
const verifiers = ['accounts', 'access-requests'] as const;
const perSecond = 4;

/** Nobody can fetch identity's public keys; who knows them goes on, who starts meanwhile says 503 until they are back. */
export const keysAway: FaultRow = {
  id: 'K6',
  title: 'the address of the public keys does not answer',
  minutes: 1,
  async run({ services, workload }, _random, minutes) {
    const keys = await TcpProxy.before(`http://127.0.0.1:${services.portOf('identity')}`);
    try {
      const env = { IDENTITY_JWKS_URL: new URL('/.well-known/jwks.json', keys.url).href };
      await Promise.all(verifiers.map((service) => services.restart(service, env)));
      await workload.prepare(60);
      await workload.run({ perSecond, seconds: 3, mix });
      keys.refuse();
      const seconds = minutes * 60;
      const load = workload.run({ perSecond, seconds: seconds + 10, mix });
      await pause(seconds * 1_000 * 0.8);
      services.kill('accounts');
      await pause(seconds * 1_000 * 0.2);
      keys.pass();
      await load;
    } finally {
      await keys.close();
    }
    return {
      text: `${minutes} min (the design says 10: --minutes 10); accounts was killed meanwhile and knew no keys`,
    };
  },
};
