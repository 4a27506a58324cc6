import { aSizing } from './a-sizing.builder';
import { withTables } from './tables';

const page = (name: string, text: string) =>
  `# Title\n\n<!-- measured: ${name} -->\n${text}<!-- end -->\n\nEnd`;

describe('the page of sizes', () => {
  it('gets its tables from what was measured, and keeps its words', () => {
    const made = withTables(page('memory', '\nan old table\n\n'), aSizing);
    expect(made).toMatch(/^# Title\n\n<!-- measured: memory -->\n\n\| MiB /);
    expect(made).toMatch(/<!-- end -->\n\nEnd$/);
    expect(made).toMatch(/\| gateway +\| 90 +\| 100 +\| 120 +\| 130 +\|/);
    expect(made).not.toContain('an old table');
  });

  it('is the same when it is made again', () => {
    const made = withTables(page('processor', ''), aSizing);
    expect(withTables(made, aSizing)).toBe(made);
  });

  it('says what an acceptance costs, and how many one core carries', () => {
    expect(withTables(page('processor', ''), aSizing)).toMatch(
      /\| gateway +\| 10 +\| 110 +\| 200 +\| 4\.00 ms +\| 175\/s +\|/,
    );
  });

  it('may not ask for a table that nobody makes', () => {
    expect(() => withTables(page('weather', ''), aSizing)).toThrow('a table of weather');
  });
});
