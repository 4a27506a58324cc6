const { rmSync, writeFileSync } = require('node:fs');
const { relative } = require('node:path');

const endsWithin = 5_000;

/**
 * Says which test file is running, in the file that `TEST_PROGRESS` names the folder of; and ends a run that would wait
 * for ever, because a test has left something open, with a sentence that says what.
 */
module.exports = class JestReporter {
  onTestFileStart({ path, context }) {
    const { displayName, rootDir } = context.config;
    if (!process.env.TEST_PROGRESS) return;
    this.file = `${process.env.TEST_PROGRESS}/${displayName.name}.now`;
    writeFileSync(this.file, relative(rootDir, path));
  }

  onRunComplete() {
    // Does not keep the process: it fires only where something else does.
    setTimeout(() => this.endLeaky(), endsWithin).unref();
    if (this.file) rmSync(this.file, { force: true });
  }

  endLeaky() {
    const open = new Map();
    for (const kind of process.getActiveResourcesInfo()) open.set(kind, (open.get(kind) ?? 0) + 1);
    const what = [...open].map(([kind, count]) => `${count} ${kind}`).join(', ');
    console.error(
      `Tests have ended and left open: ${what}. The first that failed may not have closed what it had opened.`,
    );
    process.exit(1);
  }
};
