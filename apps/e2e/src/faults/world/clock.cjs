// A wall clock that can jump: preloaded into a process, it follows the milliseconds in the file SECOP_CLOCK. Monotonic time
// goes on as it does when a real clock is set. Only Node's own modules.
'use strict';
const { readFileSync } = require('node:fs');

const RealDate = Date;
const file = process.env.SECOP_CLOCK;
let shift = 0;

const now = () => RealDate.now() + shift;

function look() {
  try {
    shift = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    shift = 0;
  }
}

if (file) {
  look();
  setInterval(look, 50).unref();
  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args, made) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], made === Date ? target : made),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}
