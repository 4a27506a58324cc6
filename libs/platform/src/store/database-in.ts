const address = /^mongodb(?:\+srv)?:\/\/[^/?#\s]+\/([^/?#\s]+)(?:\?\S*)?$/;

/** The database that a MongoDB address names; hosts may be several. `undefined`: it is no such address, or names none. */
export const databaseIn = (uri: string): string | undefined => address.exec(uri)?.[1];
