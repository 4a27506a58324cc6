import type { Worker } from '../workers/worker';
import type { Clicks } from './clicks';
import { instant } from './instant';
import type { AcceptedMail, SinkTask } from './smtp-sink.worker';

/** What became of acceptances that were offered at a steady rate. */
export interface Offer {
  readonly offered: number;
  readonly seconds: number;
  /** Answered 200. */
  readonly accepted: number;
  /** Answered 503 with Retry-After. */
  readonly refused: number;
  /** Any other answer, or none (0), by its status. */
  readonly failures: Readonly<Record<number, number>>;
  /** From the intended click to the accepted mail, milliseconds. */
  readonly latencies: readonly number[];
  /** Mails that were accepted while the offer lasted. */
  readonly mailsInTime: number;
  /** Accepted and without a mail when the offer ended. */
  readonly backlog: number;
  /** Accepted and still without a mail when patience ended. */
  readonly missing: number;
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export interface OfferOptions {
  readonly ids: readonly string[];
  /** Per second. */
  readonly rate: number;
  /** Seconds to wait for the last mail. */
  readonly patience?: number;
}

/** Open loop: clicks come when they come, whether the earlier ones are answered or not. */
export async function offer(
  clicks: Pick<Clicks, 'accept'>,
  sink: Worker,
  { ids, rate, patience = 60 }: OfferOptions,
): Promise<Offer> {
  const intended = new Map<string, number>();
  const accepted = new Set<string>();
  const mails = new Map<string, number>();
  const answers: Promise<void>[] = [];
  let refused = 0;
  const failures: Record<number, number> = {};
  const collect = async () => {
    const news = await sink.ask<AcceptedMail[]>({ accepted: true } satisfies SinkTask);
    for (const { request, at } of news) mails.set(request, mails.get(request) ?? at);
  };
  await collect();
  mails.clear();

  const begun = instant();
  for (const [index, id] of ids.entries()) {
    const due = begun + (index * 1_000) / rate;
    while (instant() < due) await sleep(Math.max(0, due - instant()));
    intended.set(id, due);
    answers.push(
      clicks.accept(id).then(({ status, retryAfter }) => {
        if (status === 200) accepted.add(id);
        else if (status === 503 && retryAfter !== undefined) refused += 1;
        else failures[status] = (failures[status] ?? 0) + 1;
      }),
    );
  }
  const seconds = ids.length / rate;
  const end = begun + seconds * 1_000;
  await sleep(Math.max(0, end - instant()));
  await collect();
  const mailed = [...mails].filter(([id, at]) => intended.has(id) && at <= end).length;
  const backlog = [...accepted].filter((id) => !((mails.get(id) ?? Infinity) <= end)).length;
  await Promise.all(answers);
  const left = () => [...accepted].filter((id) => !mails.has(id)).length;
  const deadline = instant() + patience * 1_000;
  while (left() > 0 && instant() < deadline) {
    await sleep(50);
    await collect();
  }
  return {
    offered: ids.length,
    seconds,
    accepted: accepted.size,
    refused,
    failures,
    latencies: [...accepted].flatMap((id) => {
      const at = mails.get(id);
      return at === undefined ? [] : [at - intended.get(id)!];
    }),
    mailsInTime: mailed,
    backlog,
    missing: left(),
  };
}
