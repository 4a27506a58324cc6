const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const { runInDelivery } = require('./delivery.cjs');
const { strike, strikeOnceSent } = require('./orders.cjs');

const events = 'secop.events';

function wrapBroker(_amqplib, parent) {
  const entry = createRequire(parent).resolve('amqplib');
  const { Channel, ConfirmChannel } = require(join(dirname(entry), 'lib/channel_model.js'));
  wrapPublishing(ConfirmChannel.prototype);
  wrapConsuming(Channel.prototype);
}

function wrapPublishing(prototype) {
  const { publish } = prototype;
  prototype.publish = function (exchange, key, content, options, callback) {
    if (exchange !== events) return publish.call(this, exchange, key, content, options, callback);
    strike('B.publish', 'before', key);
    let held;
    let holding = false;
    const hear = (error) => {
      if (!error) strike('B.confirm', 'before', key);
      callback?.(error);
      if (!error) strike('B.confirm', 'after', key);
    };
    const sent = publish.call(this, exchange, key, content, options, (error) => {
      if (holding) held = () => hear(error);
      else hear(error);
    });
    // Published, and its confirm not heard yet.
    holding = strikeOnceSent('B.publish', key, () => {
      holding = false;
      held?.();
    });
    return sent;
  };
}

function wrapConsuming(prototype) {
  const { consume, ack } = prototype;
  prototype.consume = function (queue, callback, options) {
    return consume.call(
      this,
      queue,
      (message) => {
        if (!message || !queue.endsWith('.events')) return callback(message);
        const { type } = message.properties;
        strike('D.deliver', 'before', type);
        runInDelivery(() => callback(message));
        strike('D.deliver', 'after', type);
      },
      options,
    );
  };
  prototype.ack = function (message, ...rest) {
    const { type } = message.properties;
    strike('D.ack', 'before', type);
    ack.call(this, message, ...rest);
    strikeOnceSent('D.ack', type);
  };
}

module.exports = { wrapBroker };
