/** In a worker: announces that it is ready, then does one task after another until its parent is gone. */
export function serve<Task, Outcome>(work: (task: Task) => Promise<Outcome>): void {
  process.on('message', (task: Task) => {
    work(task).then(
      (outcome) => process.send?.({ outcome }),
      (error: unknown) => process.send?.({ error: (error as Error).stack }),
    );
  });
  process.on('disconnect', () => process.exit());
  process.send?.({ ready: true });
}

/** What the parent put into the environment. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: workers are started by \`npm run bench\``);
  return value;
}
