/**
 * The main path, step by step, as the drivers see it. A submission, B the relay, C an acceptance, D a delivery, E a mail.
 * B.lease is the poll's: the bell takes none, so a document must first have been left behind (a kill at B.publish).
 */
export const killSteps = [
  'A.validate',
  'A.write',
  'A.respond',
  'B.lease',
  'B.publish',
  'B.confirm',
  'B.pull',
  'C.authorize',
  'C.write',
  'C.respond',
  'D.deliver',
  'D.effect',
  'D.ack',
  'E.lease',
  'E.render',
  'E.connect',
  'E.mail',
  'E.rcpt',
  'E.data',
  'E.finalizing',
  'E.dot',
  'E.reply',
  'E.sent',
] as const;
export type KillStep = (typeof killSteps)[number];
