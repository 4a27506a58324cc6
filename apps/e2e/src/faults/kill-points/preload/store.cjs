const { strike } = require('./orders.cjs');
const { inDelivery } = require('./delivery.cjs');

const writes = [
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'findOneAndUpdate',
  'replaceOne',
  'bulkWrite',
];
const accepted = 'access-requests.access-request.accepted.v1';

/** What a write is for, seen from its shape; a row of the journal may be written and leased in one. */
function stepsOf(collection, method, args) {
  const step = stepOf(collection, method, args);
  const [rows] = args;
  const bornLeased =
    collection === 'deliveries' && Array.isArray(rows) && rows[0]?.state === 'leased';
  return [...(step ? [step] : []), ...(bornLeased ? ['E.lease'] : [])];
}

function stepOf(collection, method, [first, update]) {
  if (Array.isArray(update)) {
    const set = update[0]?.$set ?? {};
    if (set.relay?.by) return 'B.lease';
    return set.outbox?.$filter ? 'B.pull' : undefined;
  }
  if (collection === 'deliveries' && !method.startsWith('insert')) {
    return { leased: 'E.lease', finalizing: 'E.finalizing', sent: 'E.sent' }[update?.$set?.state];
  }
  if (inDelivery()) return 'D.effect';
  if (collection !== 'access_requests') return undefined;
  if (method === 'insertOne') return 'A.write';
  return typesOf(update).includes(accepted) ? 'C.write' : undefined;
}

const typesOf = (update) => (update?.$push?.outbox?.$each ?? []).map(({ type }) => type);

function wrapStore({ Collection }) {
  const { prototype } = Collection;
  for (const method of writes) {
    const original = prototype[method];
    prototype[method] = function (...args) {
      const steps = stepsOf(this.collectionName, method, args);
      if (steps.length === 0) return original.apply(this, args);
      const strikeAll = (side) => steps.forEach((step) => strike(step, side, this.collectionName));
      strikeAll('before');
      return original.apply(this, args).then((result) => {
        strikeAll('after');
        return result;
      });
    };
  }
  const { find } = prototype;
  prototype.find = function (...args) {
    // A sender looks up the recipient of a row that it has leased, and renders.
    if (this.collectionName === 'recipients') strike('E.render', 'before');
    return find.apply(this, args);
  };
}

module.exports = { wrapStore };
