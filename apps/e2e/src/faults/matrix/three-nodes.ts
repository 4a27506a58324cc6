import type { FaultRow } from './fault-row';

/** The same fault where the broker is a cluster of three; nothing where it is about a single node. */
export function onThreeNodes(row: FaultRow): FaultRow[] {
  if (row.singleNode) return [];
  if (row.needs?.nodes === 3) return [row];
  const needs = { ownServers: true, nodes: 3 } as const;
  return [{ ...row, id: `${row.id}-3`, title: `${row.title}, on three nodes`, needs }];
}
