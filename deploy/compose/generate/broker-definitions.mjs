import { createHash, randomBytes } from 'node:crypto';

/** RabbitMQ's salted SHA-256: four bytes of salt, then the hash of salt and password. */
function hashed(password, salt = randomBytes(4)) {
  const digest = createHash('sha256').update(salt).update(password).digest();
  return Buffer.concat([salt, digest]).toString('base64');
}

const isHashOf = (hash, password) =>
  typeof hash === 'string' && hashed(password, Buffer.from(hash, 'base64').subarray(0, 4)) === hash;

/** The definitions with a hash for every user; what is known and still fits stays, so that nothing changes without need. */
export function definitionsWith(passwords, template, known) {
  const before = new Map(
    (known ? JSON.parse(known).users : []).map(({ name, password_hash: hash }) => [name, hash]),
  );
  const definitions = JSON.parse(template);
  const users = definitions.users.map((user) => {
    const secret = passwords[user.name];
    if (secret === undefined)
      throw new Error(`There is no password for the broker user ${user.name}`);
    const hash = before.get(user.name);
    return {
      ...user,
      password_hash: isHashOf(hash, secret) ? hash : hashed(secret),
      hashing_algorithm: 'rabbit_password_hashing_sha256',
    };
  });
  return JSON.stringify({ ...definitions, users }, undefined, 2);
}
