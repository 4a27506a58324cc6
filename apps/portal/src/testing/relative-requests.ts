const Original = globalThis.Request;

/** A browser reads an address without a host as one of its page; Node does not. */
globalThis.Request = class extends Original {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(typeof input === 'string' ? new URL(input, window.location.href) : input, init);
  }
};
