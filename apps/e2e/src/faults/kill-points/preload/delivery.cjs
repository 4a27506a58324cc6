const { AsyncLocalStorage } = require('node:async_hooks');

const deliveries = new AsyncLocalStorage();

module.exports = {
  /** Whether this code runs for a delivery of the broker. */
  inDelivery: () => deliveries.getStore() === true,
  runInDelivery: (work) => deliveries.run(true, work),
};
