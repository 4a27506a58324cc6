import { spawnSync } from 'node:child_process';
import { trackedFiles } from '../source/tracked-files';
import { knownIn, type Known } from './known';
import { typedCommandsIn } from './typed-commands';
import { unknownCommand } from './unknown-commands';
import { unknownNames } from './unknown-names';
import { verbs } from './verbs';

const files = trackedFiles();
const pages = files.filter(
  ({ path }) => path.startsWith('docs/operations/') && path.endsWith('.md'),
);
let known: Known;

const unknownIn = (text: string): string[] => [
  ...typedCommandsIn(text).flatMap((command) => {
    const why = unknownCommand(command, known);
    return why === undefined ? [] : [`${command.line} ${why}`];
  }),
  ...unknownNames(text, known).map(({ line, what }) => `${line} ${what}`),
];

beforeAll(() => {
  known = knownIn(files);
});

describe('what pages tell operators', () => {
  it('is there: every command, script, figure, alert, variable, file and code', () => {
    expect(pages.length).toBeGreaterThan(30);
    expect(
      pages.flatMap(({ path, text }) => unknownIn(text).map((what) => `${path}:${what}`)),
    ).toEqual([]);
  });

  it('is looked at: most pages tell people to type something', () => {
    const typed = pages.flatMap(({ text }) => typedCommandsIn(text));
    expect(typed.length).toBeGreaterThan(100);
  });

  it("says who may, wherever a runbook types what a service's own user on the broker may not", () => {
    const typed = pages.filter(({ path, text }) => path.includes('/runbooks/') && mayNot(text));
    expect(typed.length).toBeGreaterThan(3);
    expect(typed.filter(({ text }) => !text.includes(whoMay)).map(({ path }) => path)).toEqual([]);
  });

  it.each([
    ['`npm run ops -- accounts parked explode`', 'accounts has no command parked explode'],
    ['`npm run ops -- gateway parked list`', 'gateway has no commands'],
    ['`npm run ops -- SERVICE parked explode`', 'SERVICE has no command parked explode'],
    ['`npm run ops -- accounts parked list --force`', 'accounts parked list has no --force'],
    ['`npm run ops -- accounts parked list --as eva`', 'accounts parked list has no --as'],
    ['`npm run ops -- reconcile --mend`', 'reconcile reconcile has no --mend'],
    [
      '`kubectl -n n exec deploy/accounts -- node ops.js deliveries list`',
      'accounts has no command deliveries list',
    ],
    [
      '`kubectl --namespace=n exec -i deployment/ledger -- node ops.js parked list`',
      'ledger has no commands',
    ],
    [
      '`docker compose exec notifier node ops.js directory import f`',
      'notifier has no command directory import f',
    ],
    [
      '`docker compose run --rm --no-deps notifier-migration node ops.js directory import f`',
      'notifier has no command directory import f',
    ],
    ['`docker compose exec ledger node healthy.js`', 'the composed product has no ledger'],
    ['`docker compose run --rm topology topology mend`', 'accounts has no command topology mend'],
    ['`kubectl -n n rollout undo deployment/ledger`', 'there is no deployment/ledger'],
    [
      '`kubectl rollout undo deployment/accounts`',
      'kubectl rollout does not say in which namespace',
    ],
    [
      '`kubectl exec deploy/accounts -- node ops.js parked list`',
      'kubectl exec does not say in which namespace',
    ],
    ['`npm run explode`', 'there is no script explode'],
    [
      '`rabbitmqctl list_ques name`',
      'rabbitmqctl list_ques is not among what pages may use (verbs.ts)',
    ],
    ['`kubectl -n x explain pods`', 'kubectl explain is not among what pages may use (verbs.ts)'],
    [
      '```\n$ true | docker compose dawn\n```',
      'docker compose dawn is not among what pages may use (verbs.ts)',
    ],
    ['`rate(secop_planted_total[5m])`', 'there is no figure secop_planted_total'],
    ['see `SecopPlanted`', 'there is no alert SecopPlanted'],
    ['set `SMTP_PASSWROD`', 'there is no variable SMTP_PASSWROD'],
    ['`deploy/compose/planted.mjs`', 'there is no file deploy/compose/planted.mjs'],
    ['it answers `outbox.planted`', 'there is no code or event outbox.planted'],
  ])('is reported when it is not: %s', (text, what) => {
    expect(unknownIn(text)).toEqual([expect.stringMatching(new RegExp(`^\\d ${escaped(what)}$`))]);
  });

  it.each([
    '`npm run ops -- accounts parked redrive --all --type T --dry-run --as eva`',
    '`npm run ops -- SERVICE COMMAND`',
    '`kubectl -n secop-access exec deploy/notifier -- node ops.js deliveries list --state hold`',
    '`npm run ops -- reconcile --repair --as eva`',
    '`kubectl apply -f F`, `kubectl label namespace N a=true` and what `kubectl exec` is',
    '`npm test` and `npm ci`',
  ])('passes when it is: %s', (text) => expect(unknownIn(text)).toEqual([]));
});

describe.each(Object.keys(verbs))('what pages tell people to type of %s', (program) => {
  const [command = '', ...words] = program.split(' ');
  const { stdout, error } = spawnSync(command, [...words, '--help'], { encoding: 'utf8' });
  const installed = error === undefined && stdout !== '';

  (installed ? it : it.skip)('is among its commands, where it is installed', () => {
    const unknown = verbs[program]!.filter((verb) => !new RegExp(`\\b${verb}\\b`).test(stdout));
    expect(unknown).toEqual([]);
  });
});

const mayNot = (text: string) => /ops -- \S+ topology (check|declare|prune)/.test(text);
const whoMay = '(../observing.md#what-the-broker-lacks)';
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
