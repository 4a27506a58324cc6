const net = require('node:net');
const tls = require('node:tls');
const { strike, strikeOnceSent } = require('./orders.cjs');

/** Commands whose reply ends the step. */
const steps = { MAIL: 'E.mail', RCPT: 'E.rcpt', DATA: 'E.data' };
const endOfMail = '\r\n.\r\n';
const conversations = new WeakMap();

function wrapSmtp(url) {
  const { port, protocol } = new URL(url);
  const own = Number(port || (protocol === 'smtps:' ? 465 : 587));
  for (const [library, method] of [
    [net, 'connect'],
    [tls, 'connect'],
  ]) {
    const original = library[method];
    library[method] = function (options, ...rest) {
      const outer = conversations.get(options?.socket);
      if (!outer && Number(options?.port) !== own) return original.call(this, options, ...rest);
      if (!outer) strike('E.connect', 'before');
      const socket = original.call(this, options, ...rest);
      const conversation = outer ?? { expected: 'E.connect', tail: '' };
      if (outer) outer.silent = true;
      watch(socket, { ...conversation, silent: false });
      return socket;
    };
  }
}

/** `expected`: the step that the next reply ends. `body`: inside a mail. `held`: what arrives before a strike. */
function watch(socket, conversation) {
  conversations.set(socket, conversation);
  const { write, emit } = socket;
  socket.write = function (chunk, ...rest) {
    if (conversation.silent) return write.call(this, chunk, ...rest);
    const ends = before(conversation, chunk);
    const more = write.call(this, chunk, ...rest);
    if (ends) {
      const hold = strikeOnceSent('E.dot', '', () => {
        const { held } = conversation;
        conversation.held = undefined;
        for (const data of held) socket.emit('data', data);
      });
      if (hold) conversation.held = [];
    }
    return more;
  };
  socket.emit = function (event, data, ...rest) {
    if (event !== 'data' || conversation.silent) return emit.call(this, event, data, ...rest);
    if (conversation.held) return conversation.held.push(data) > 0;
    const step = conversation.expected;
    const isReply = step === 'E.reply';
    if (step && /^[23]/.test(data.toString('latin1'))) {
      conversation.expected = undefined;
      if (step === 'E.data') Object.assign(conversation, { body: true, tail: '\r\n' });
      strike(step, isReply ? 'before' : 'after');
    }
    const heard = emit.call(this, event, data, ...rest);
    if (isReply) strike(step, 'after');
    return heard;
  };
}

/** Answers whether this chunk ends a mail. */
function before(conversation, chunk) {
  const text = Buffer.isBuffer(chunk) ? chunk.toString('latin1') : String(chunk);
  if (!conversation.body) {
    const step = steps[text.slice(0, 4).toUpperCase()];
    if (step) strike(step, 'before');
    conversation.expected = step;
    return false;
  }
  conversation.tail = (conversation.tail + text).slice(-endOfMail.length);
  if (conversation.tail !== endOfMail) return false;
  conversation.body = false;
  strike('E.dot', 'before');
  conversation.expected = 'E.reply';
  return true;
}

/** A mail that is handed over was rendered. */
function wrapMails(nodemailer) {
  const { createTransport } = nodemailer;
  nodemailer.createTransport = function (...args) {
    const transporter = createTransport.apply(this, args);
    const { sendMail } = transporter;
    transporter.sendMail = function (...sending) {
      strike('E.render', 'after');
      return sendMail.apply(this, sending);
    };
    return transporter;
  };
}

module.exports = { wrapMails, wrapSmtp };
