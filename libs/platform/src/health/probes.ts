/** Is this the address of a probe, to the letter? */
export const isProbe = (url = ''): boolean => url === '/livez' || url === '/readyz';
