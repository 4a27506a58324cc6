/** What people do during a fault of the store: everything writes. */
export const mix = { accept: 6, reject: 1, withdraw: 1, submit: 2, read: 2 } as const;
export const perSecond = 8;

/** Whether a request to the store is this command on this collection (MongoDB's protocol names both in plain text). */
export const isCommand =
  (command: string, collection: string, ...words: string[]) =>
  (request: Buffer): boolean =>
    request.includes(`${command}\0`) &&
    request.includes(`${collection}\0`) &&
    words.every((word) => request.includes(word));

/** The write of an aggregate that says this; what waits in its outbox decides by which command. */
export const isChange = (collection: string, said: string) => (request: Buffer) =>
  ['update', 'findAndModify'].some((command) => isCommand(command, collection, said)(request));
