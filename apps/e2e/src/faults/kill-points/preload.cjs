/**
 * Loaded into every service of a fault run with `--require`: recognises the named steps of the main path in the calls
 * to the drivers, and obeys the orders that lie in SECOP_KILL_POINTS. So the product itself contains nothing for tests.
 */
const Module = require('node:module');

if (process.env.SECOP_KILL_POINTS) {
  const { wrapBroker } = require('./preload/broker.cjs');
  const { wrapHttp } = require('./preload/http.cjs');
  const { wrapMails, wrapSmtp } = require('./preload/smtp.cjs');
  const { wrapStore } = require('./preload/store.cjs');

  const wraps = { mongodb: wrapStore, amqplib: wrapBroker, nodemailer: wrapMails };
  const wrapped = new Set();
  const load = Module._load;
  Module._load = function (request, parent, ...rest) {
    const loaded = load.call(this, request, parent, ...rest);
    const wrap = wraps[request];
    if (wrap && !wrapped.has(loaded)) {
      wrapped.add(loaded);
      wrap(loaded, parent.filename);
    }
    return loaded;
  };
  wrapHttp();
  if (process.env.SMTP_URL) wrapSmtp(process.env.SMTP_URL);
}
