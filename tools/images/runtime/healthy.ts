// Asks the service of this container whether it is ready: exit code 0 or 1, for probes that run a command.
import { get } from 'node:http';

const { HOST = '127.0.0.1', PORT } = process.env;
const everywhere = ['0.0.0.0', '::'];
const host = everywhere.includes(HOST) ? '127.0.0.1' : HOST;
const patience = 4_000;

function end(ready: boolean, said: string): void {
  console.log(said);
  process.exit(ready ? 0 : 1);
}

get({ host, port: PORT, path: '/readyz', timeout: patience }, (answer) => {
  let text = '';
  answer.setEncoding('utf8');
  answer.on('data', (part: string) => (text += part));
  answer.on('end', () => end(answer.statusCode === 200, text));
})
  .on('timeout', () => end(false, 'no answer in time'))
  .on('error', (error) => end(false, error.message));
