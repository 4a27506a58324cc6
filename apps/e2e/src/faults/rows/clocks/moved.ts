import type { World } from '../../world/world';

const tolerance = 120_000;
const early = ['reminded', 'escalated', 'expired'];

/** Times that a wrong clock wrote: everything since then was written now, by the store's clock, and nothing was due yet. */
export async function moved({ databases }: World, began: Date): Promise<string[]> {
  const requests = await databases.collection('access-requests', 'access_requests');
  const rows = await databases.collection('notifier', 'deliveries');
  const [first, last] = [began.getTime() - tolerance, Date.now() + tolerance];
  const strange = (time: unknown) =>
    !(time instanceof Date) || time.getTime() < first || time.getTime() > last;
  const findings: string[] = [];
  const since = { $gte: new Date(first) };
  for await (const request of requests.find({ 'timeline.at': since })) {
    const timeline = request.timeline as { what: string; at: Date }[];
    const happened = timeline.filter(({ at }) => strange(at));
    if (happened.length > 0) findings.push(`${request._id} has times of a wrong clock`);
    const due = timeline.find(({ what }) => early.includes(what));
    if (due) findings.push(`${request._id} was ${due.what} before its time`);
  }
  for await (const row of rows.find({ createdAt: { $gt: new Date(last) } })) {
    findings.push(`mail ${row._id} was recorded by a wrong clock`);
  }
  return findings;
}
