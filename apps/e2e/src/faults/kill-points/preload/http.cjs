const { subscribe } = require('node:diagnostics_channel');
const { Server } = require('node:http');
const { strike } = require('./orders.cjs');

const requests = [
  { method: 'POST', path: /^\/access-requests\/?$/, first: 'A.validate', last: 'A.respond' },
  {
    method: 'POST',
    path: /^\/access-requests\/[^/]+\/acceptance$/,
    first: 'C.authorize',
    last: 'C.respond',
  },
];
/** The questions that a step ends with, once they are answered. */
const questions = [
  { path: /^\/internal\/accounts\/[^/]+\/admission$/, step: 'A.validate' },
  { path: /^\/internal\/accounts\/[^/]+\/role$/, step: 'C.authorize' },
];

function wrapHttp() {
  const { emit } = Server.prototype;
  Server.prototype.emit = function (event, request, response, ...rest) {
    const found = event === 'request' && stepsOf(request);
    if (found) {
      strike(found.first, 'before', request.url);
      watchResponse(found.last, request.url, response);
    }
    return emit.call(this, event, request, response, ...rest);
  };
  subscribe('undici:request:headers', ({ request }) => {
    const asked = questions.find(({ path }) => path.test(request.path));
    if (asked) strike(asked.step, 'after', request.path);
  });
}

function stepsOf({ method, url }) {
  const [path] = url.split('?');
  return requests.find((known) => known.method === method && known.path.test(path));
}

function watchResponse(step, subject, response) {
  const { end } = response;
  const good = () => response.statusCode < 300;
  response.end = function (...args) {
    if (good()) strike(step, 'before', subject);
    return end.apply(this, args);
  };
  response.once('finish', () => good() && strike(step, 'after', subject));
}

module.exports = { wrapHttp };
