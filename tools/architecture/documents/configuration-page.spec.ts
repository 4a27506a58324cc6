import { z } from 'zod';
import { configurationPage, pageOf } from './configuration-page';

const port = z.coerce.number().int().min(0).max(65_535).meta({ description: 'Where it listens.' });

describe('the table of variables', () => {
  it('says type, default, unit, secret and who reads it, and has shared ones once', () => {
    const key = z.string().meta({ description: 'Its private key.', secret: true, rotates: true });
    const wait = z.coerce.number().int().min(1).default(5).meta({
      description: 'How long it waits.',
      unit: 'ms',
    });
    const mode = z.enum(['a', 'b']).default('a').meta({ description: 'How it works, a or b.' });
    const page = pageOf({
      one: z.object({ PORT: port, KEY: key }),
      two: z.object({
        PORT: port,
        WAIT_MS: wait,
        MODE: mode,
        FOLDER: z.string().optional().meta({ description: 'A folder of files.' }),
      }),
    });
    expect(page.split('\n').filter((line) => line.startsWith('| `'))).toEqual([
      '| `PORT` | integer 0–65535 | **required** |  |  |  | one, two | Where it listens. |',
      '| `KEY` | text | **required** |  | yes | yes | one | Its private key. |',
      '| `FOLDER` | text | absent |  |  |  | two | A folder of files. |',
      '| `MODE` | `a` \\| `b` | `a` |  |  |  | two | How it works, a or b. |',
      '| `WAIT_MS` | integer ≥ 1 | `5` | ms |  |  | two | How long it waits. |',
    ]);
  });

  it('refuses a variable that says nothing of itself', () => {
    expect(() => pageOf({ one: z.object({ SILENT: z.string() }) })).toThrow('SILENT does not say');
  });

  it('refuses a secret with a default', () => {
    const secret = z.string().default('guest').meta({ description: 'A password.', secret: true });
    expect(() => pageOf({ one: z.object({ SECRET: secret }) })).toThrow('SECRET has a default');
  });

  it('knows every service', () => {
    const page = configurationPage();
    for (const name of [
      'MONGODB_URI',
      'SMTP_URL',
      'GATEWAY_SIGNING_KEY',
      'RECONCILE_GRACE_SECONDS',
    ])
      expect(page).toContain(`| \`${name}\` |`);
  });
});
