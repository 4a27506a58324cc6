/** What `jest --json` writes, as far as it is read here. */
export interface JestResult {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  startTime: number;
  testResults: {
    name: string;
    endTime: number;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

export interface Failure {
  title: string;
  message: string;
}

/** One project's line in the table. */
export interface ProjectResult {
  project: string;
  passed: number;
  failures: Failure[];
  seconds: number;
}

/** Counts tests; a file that could not even run is one failure, so that it can't vanish from the sum. */
export function resultOfTests(project: string, json: JestResult): ProjectResult {
  const failures = json.testResults.flatMap((file) => {
    const failed = file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({
        title: `${project}: ${fullName}`,
        message: failureMessages.join('\n'),
      }));
    const brokenFile = file.status === 'failed' && failed.length === 0;
    return brokenFile ? [{ title: `${project}: ${file.name}`, message: file.message }] : failed;
  });
  const end = Math.max(json.startTime, ...json.testResults.map(({ endTime }) => endTime));
  return {
    project,
    passed: json.numPassedTests,
    failures,
    seconds: (end - json.startTime) / 1000,
  };
}

export interface Task {
  project: string;
  target: string;
  failed: boolean;
  output: string;
}

/**
 * One result per project: its tests plus one failure for each other target that failed. A test target without a result
 * file counts as failed whatever it says, because nobody knows what it ran.
 */
export function summarize(tasks: Task[], tests: Map<string, JestResult>): ProjectResult[] {
  const projects = [...new Set(tasks.map(({ project }) => project))].sort();
  return projects.map((project) => {
    const json = tests.get(project);
    const result = json
      ? resultOfTests(project, json)
      : { project, passed: 0, failures: [], seconds: 0 };
    const own = tasks.filter((task) => task.project === project);
    const others = own.filter(({ target, failed, output }) => {
      if (target !== 'test') return failed;
      return (
        (!json && !output.includes('No tests found')) || (failed && result.failures.length === 0)
      );
    });
    const failures = others.map(({ target, output }) => ({
      title: `${project}: ${target}`,
      message: output,
    }));
    return { ...result, failures: [...result.failures, ...failures] };
  });
}
