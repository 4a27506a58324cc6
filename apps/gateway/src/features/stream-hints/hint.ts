import type {
  AccessRequestEffectiveV1,
  DataOf,
  HintKind,
  MembershipGrantedV1,
  MembershipRefusedV1,
  SessionRevokedV1,
} from '@secop/contracts';

/** Whose open screens are told, and of what. */
export interface Hint {
  readonly to: readonly string[];
  readonly kind: HintKind;
  readonly id: string;
}

/** Every event that is a hint has one of these shapes. */
type Hinted =
  | DataOf<typeof AccessRequestEffectiveV1>
  | DataOf<typeof MembershipGrantedV1>
  | DataOf<typeof MembershipRefusedV1>
  | DataOf<typeof SessionRevokedV1>;

/** Undefined for data of a shape that we do not know. */
export function hintIn(given: unknown): Hint | undefined {
  const data = given as Hinted;
  if ('accessRequest' in data) {
    const { id, userId, administrators } = data.accessRequest;
    return { to: [userId, ...administrators], kind: 'access-request', id };
  }
  if ('membership' in data) {
    const { accountId, userId, by, administrators = [] } = data.membership;
    return { to: [userId, by, ...administrators], kind: 'membership', id: accountId };
  }
  if ('sessionId' in data) return { to: [data.userId], kind: 'session', id: data.sessionId };
  if ('accessRequestId' in data) {
    return { to: [data.userId], kind: 'access-request', id: data.accessRequestId };
  }
  return undefined;
}
