import { CannotDeliver, GivenButUnusable, type Provider } from '../provider';
import { customaryManagementUrl, pingBroker, type Broker } from './broker';

export const rabbitmqByUrl: Provider<Broker> = {
  name: 'RABBITMQ_URL',
  async provide() {
    const url = process.env['RABBITMQ_URL'];
    if (!url) throw new CannotDeliver('not set', true);
    const managementUrl = process.env['RABBITMQ_MANAGEMENT_URL'] ?? customaryManagementUrl(url);
    await pingBroker({ url, managementUrl }).catch((error: Error) => {
      throw new GivenButUnusable(
        `RABBITMQ_URL is set, but its broker cannot be used (${error.message}). Its management API makes the vhost ` +
          `of our own that keeps yours untouched; it is looked for at ${new URL(managementUrl).origin}, or where ` +
          'RABBITMQ_MANAGEMENT_URL says.',
      );
    });
    return { value: { url, managementUrl }, description: 'the broker that you gave', given: true };
  },
};
