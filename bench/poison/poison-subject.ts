/** The handler throws at this message, every time, in the rounds that have one. */
export const poisonSubject = 'poison';
