// Brings a broker that runs to the present definitions: queues of a new release, users' passwords and rights. At its own
// start the broker reads the same file. Safe to repeat; removes nothing.
'use strict';
const { readFileSync } = require('node:fs');

const { RABBITMQ_URL_FILE, RABBITMQ_MANAGEMENT_URL, RABBITMQ_DEFINITIONS_FILE } = process.env;

async function main() {
  const { username, password } = new URL(readFileSync(String(RABBITMQ_URL_FILE), 'utf8').trim());
  const answer = await fetch(`${RABBITMQ_MANAGEMENT_URL}/api/definitions`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: readFileSync(String(RABBITMQ_DEFINITIONS_FILE)),
    signal: AbortSignal.timeout(60_000),
  });
  if (!answer.ok) throw new Error(`the broker answered ${answer.status} ${await answer.text()}`);
  console.log('The broker has the present definitions');
}

main().catch((error) => {
  console.error(`The definitions could not be imported: ${error.message}`);
  process.exitCode = 1;
});
