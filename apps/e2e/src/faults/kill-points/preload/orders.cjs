const { existsSync, readFileSync, renameSync } = require('node:fs');
const { join } = require('node:path');

const folder = process.env.SECOP_KILL_POINTS ?? '';
/** How often a step with `skip` was passed, by the order's nonce. */
const passed = new Map();

/**
 * The order for this moment, if there is one and it is ours: of several processes with one folder exactly one can
 * rename it. `subject` is what the step is about: an event's type, a path, a collection.
 */
function claim(step, when, subject = '') {
  const file = join(folder, `${step}.${when}`);
  if (!existsSync(file)) return undefined;
  let order;
  try {
    order = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
  if (order.match && !subject.includes(order.match)) return undefined;
  const before = passed.get(order.nonce) ?? 0;
  if (before < (order.skip ?? 0)) {
    passed.set(order.nonce, before + 1);
    return undefined;
  }
  try {
    renameSync(file, join(folder, `${order.nonce}.struck-by-${process.pid}`));
  } catch {
    return undefined;
  }
  return order;
}

/** Ends, stops or stalls this very process, here and now. */
function act({ action, ms = 0 }) {
  if (action === 'delay') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  else process.kill(process.pid, action === 'stop' ? 'SIGSTOP' : 'SIGKILL');
}

function strike(step, when, subject) {
  const order = claim(step, when, subject);
  if (order) act(order);
}

/** After bytes were handed to a socket: they leave first. `then` runs if the process lives on. */
function strikeOnceSent(step, subject, then = () => undefined) {
  const order = claim(step, 'after', subject);
  if (!order) return false;
  setTimeout(() => {
    act(order);
    then();
  }, 20);
  return true;
}

module.exports = { strike, strikeOnceSent };
