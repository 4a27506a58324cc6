import type { Supervised } from '../processes/supervised';

/** A server whose ports, data and settings are chosen: it can be started again and again, one process at a time. */
export interface Server {
  readonly name: string;
  spawn(): Promise<Supervised>;
  /** Resolves when the process serves; rejects when it ended or took too long. */
  ready(process: Supervised): Promise<void>;
}

export async function launch(server: Server): Promise<Supervised> {
  const process = await server.spawn();
  await server.ready(process);
  return process;
}
