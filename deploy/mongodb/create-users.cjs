// One user per service, who reads and writes that service's database and no other. Safe to repeat: whoever is there
// already gets the present password.
'use strict';
const { readFileSync } = require('node:fs');
const { MongoClient } = require('mongodb');

const { MONGODB_ROOT_URI_FILE, MONGODB_USERS_FILE } = process.env;

/** @typedef {{ user: string, password: string, database: string }} User */

/** @param {import('mongodb').Db} admin @param {User} user */
async function ensure(admin, { user, password, database }) {
  const { users = [] } = await admin.command({ usersInfo: user });
  if (users.length > 0) {
    await admin.command({ updateUser: user, pwd: password });
  } else {
    const roles = [{ role: 'readWrite', db: database }];
    await admin.command({ createUser: user, pwd: password, roles });
  }
  console.log(`${user}: may read and write ${database}`);
}

async function main() {
  const client = new MongoClient(readFileSync(String(MONGODB_ROOT_URI_FILE), 'utf8').trim());
  try {
    const admin = client.db('admin');
    /** @type {User[]} */
    const users = JSON.parse(readFileSync(String(MONGODB_USERS_FILE), 'utf8'));
    for (const user of users) await ensure(admin, user);
  } finally {
    await client.close();
  }
}

main().catch((error) => {
  console.error(`The users could not be made: ${error.message}`);
  process.exitCode = 1;
});
