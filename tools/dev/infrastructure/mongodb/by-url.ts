import { CannotDeliver, GivenButUnusable, type Provider } from '../provider';
import { pingStore, type Store } from './store';

export const mongodbByUrl: Provider<Store> = {
  name: 'MONGODB_URI',
  async provide() {
    const uri = process.env['MONGODB_URI'];
    if (!uri) throw new CannotDeliver('not set', true);
    await pingStore(uri).catch((error: Error) => {
      throw new GivenButUnusable(
        `MONGODB_URI is set, but its server cannot be used: ${error.message}`,
      );
    });
    return { value: { uri }, description: 'the server that you gave', given: true };
  },
};
