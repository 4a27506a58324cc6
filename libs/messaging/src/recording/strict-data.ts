import { isDeepStrictEqual } from 'node:util';
import { DomainError, type EventToRecord } from '@secop/contracts';

/**
 * The data of an event as JSON, as it will travel, or an error: a producer says exactly what its contract promises,
 * so a field that the contract does not know is refused too.
 */
export function strictData({ contract, data }: EventToRecord): string {
  const json = JSON.stringify(data);
  const travelling: unknown = JSON.parse(json);
  const parsed = contract.data.safeParse(travelling);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => `/${path.join('/')}`);
    throw new DomainError('invalid', 'event.invalid', { type: contract.type, fields });
  }
  if (!isDeepStrictEqual(parsed.data, travelling)) {
    throw new DomainError('invalid', 'event.invalid', { type: contract.type, unknownFields: true });
  }
  return json;
}
