import type { World } from '../../world/world';

const tolerance = 120_000;
const early = ['reminded', 'escalated', 'expired'];

/** Times that a wrong clock wrote: all there is was written since this run began, and nothing was due yet. */
export async function moved({ databases }: World): Promise<string[]> {
  const requests = await databases.collection('access-requests', 'access_requests');
  const rows = await databases.collection('notifier', 'deliveries');
  const began = Date.now() - process.uptime() * 1_000;
  const [first, last] = [began - tolerance, Date.now() + tolerance];
  const strange = (time: unknown) =>
    !(time instanceof Date) || time.getTime() < first || time.getTime() > last;
  const findings: string[] = [];
  for await (const request of requests.find()) {
    const timeline = request.timeline as { what: string; at: Date }[];
    const happened = timeline.filter(({ at }) => strange(at));
    if (happened.length > 0) findings.push(`${request._id} has times of a wrong clock`);
    const due = timeline.find(({ what }) => early.includes(what));
    if (due) findings.push(`${request._id} was ${due.what} before its time`);
  }
  for await (const row of rows.find({}, { projection: { createdAt: 1 } })) {
    if (strange(row.createdAt)) findings.push(`mail ${row._id} was recorded by a wrong clock`);
  }
  return findings;
}
