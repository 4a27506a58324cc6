import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const source = join(__dirname, '../..');
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
const files = filesIn(source).map((path) => ({
  path: relative(source, path),
  text: readFileSync(path, 'utf8'),
}));

/** Calls that make a program of a template. */
const compiling = /\.(compile|precompile|template|parse|registerHelper|SafeString)\b\s*\(/g;
const makers = (text: string) => [...text.matchAll(compiling)].map(([, name]) => name);

describe('templates', () => {
  it('are compiled in one place, from our own files', () => {
    const users = files.filter(({ text }) => /(from|require\() ?'handlebars/.test(text));
    expect(users.map(({ path }) => path)).toEqual(['emails/rendering/templates.ts']);
    const [{ text }] = users as [(typeof users)[number]];
    expect(makers(text)).toEqual(['compile']);
    expect(text).toMatch(/const template = readFileSync\(join\(emails, folder, file\), 'utf8'\);/);
    const calls = [...text.matchAll(/compiled\(([^)]*)\)/g)].map(([, given]) => given);
    expect(calls.slice(1)).not.toHaveLength(0);
    for (const call of calls.filter((given) => !given?.includes(':'))) {
      expect(call).toMatch(/^('layout'|message), ['`](\$\{part\}|subject|body)\.[a-z.]*hbs['`]$/);
    }
  });

  it('escape what people wrote: no triple braces in HTML, no helper of ours', () => {
    const html = files.filter(({ path }) => path.endsWith('.html.hbs'));
    expect(html.length).toBeGreaterThan(10);
    for (const { path, text } of html) {
      expect({ path, raw: /\{\{\{|\{\{&/.test(text) }).toEqual({ path, raw: false });
    }
  });

  it('would be reported elsewhere', () => {
    expect(makers('handlebars.compile(fromThePerson)')).toEqual(['compile']);
    expect(makers('x.registerHelper ("raw", y)')).toEqual(['registerHelper']);
  });
});
