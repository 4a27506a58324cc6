export { difference, differenceKinds, type Difference, type DifferenceKind } from './differences';
export {
  fact,
  factsLine,
  factSources,
  type AccountFact,
  type DeliveryFact,
  type Fact,
  type FactsLine,
  type FactSource,
  type MembershipFact,
  type OutboxFact,
  type RefusalFact,
  type RequestFact,
  type UserFact,
} from './facts';
export { repairOrder, type RepairOrder } from './repairs';
export { suspectIds, type FactsScope, type NotificationKeyFact, type SuspectIds } from './suspects';
