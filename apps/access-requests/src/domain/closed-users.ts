/** Users that identity has closed. Written before their requests end, read around every submission. */
export abstract class ClosedUsers {
  abstract has(userId: string): Promise<boolean>;
  abstract add(userId: string): Promise<void>;
}
