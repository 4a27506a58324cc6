import { report } from './report';
import { summarize, type JestResult } from './results';

const ran = (...tests: ('passed' | 'failed')[]): JestResult => ({
  numPassedTests: tests.filter((status) => status === 'passed').length,
  numFailedTests: tests.filter((status) => status === 'failed').length,
  numPendingTests: 0,
  startTime: 1_000,
  testResults: [
    {
      ...{ name: 'a.spec.ts', endTime: 3_500, message: '' },
      status: tests.includes('failed') ? 'failed' : 'passed',
      assertionResults: tests.map((status, index) => ({
        status,
        fullName: `test ${index}`,
        failureMessages: status === 'failed' ? ['expected 1'] : [],
      })),
    },
  ],
});
const task = (name: string, failed = false, output = '') => {
  const [project = '', target = ''] = name.split(':');
  return { project, target, failed, output };
};
const lastLine = (text: string) => text.split('\n').at(-1);

describe('the sum of a run', () => {
  it('counts the tests of every project, also those that came from the cache', () => {
    const results = summarize(
      [task('a:test'), task('a:lint'), task('b:test')],
      new Map([
        ['a', ran('passed', 'passed')],
        ['b', ran('passed')],
      ]),
    );
    expect(lastLine(report(results))).toBe('3 passed, 0 failed');
    expect(results.map(({ seconds }) => seconds)).toEqual([2.5, 2.5]);
  });

  it('counts a failed test once, with its name and message', () => {
    const results = summarize([task('a:test', true)], new Map([['a', ran('passed', 'failed')]]));
    const text = report(results);
    expect(text).toContain('✗ a: test 1\n    expected 1');
    expect(lastLine(text)).toBe('1 passed, 1 failed');
  });

  it('counts failed lint and typecheck as failures, with their output', () => {
    const results = summarize(
      [task('a:test'), task('a:lint', true, '1:1 error no-eval'), task('a:typecheck', true)],
      new Map([['a', ran('passed')]]),
    );
    const text = report(results);
    expect(text).toContain('✗ a: lint\n    1:1 error no-eval');
    expect(lastLine(text)).toBe('1 passed, 2 failed');
  });

  it('counts a test file that could not run', () => {
    const json = ran('passed');
    json.testResults.push({
      ...{ name: 'b.spec.ts', endTime: 2_000, status: 'failed' },
      ...{ message: 'Cannot find module', assertionResults: [] },
    });
    const text = report(summarize([task('a:test', true)], new Map([['a', json]])));
    expect(text).toContain('✗ a: b.spec.ts\n    Cannot find module');
    expect(lastLine(text)).toBe('1 passed, 1 failed');
  });

  it.each([
    ['said that it failed', true],
    ['said that it passed', false],
  ])('counts a test run that %s and left no result', (_said, failed) => {
    const results = summarize([task('a:test', failed, 'out of memory')], new Map());
    expect(lastLine(report(results))).toBe('0 passed, 1 failed');
  });

  it('counts a test run that failed although each of its tests passed', () => {
    const results = summarize([task('a:test', true, 'exit 1')], new Map([['a', ran('passed')]]));
    expect(lastLine(report(results))).toBe('1 passed, 1 failed');
  });
});
