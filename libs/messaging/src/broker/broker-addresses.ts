export const addressesIn = (urls: string): string[] => [urls];
