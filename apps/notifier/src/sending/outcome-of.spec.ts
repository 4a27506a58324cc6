import { outcomeOf, type Outcome, type SmtpReply, type Stage } from './outcome-of';

const sent: Outcome = { do: 'sent' };
const doubt: Outcome = { do: 'doubt' };
const retry = (schedule: 'network' | 'greylist' | 'full'): Outcome => ({ do: 'retry', schedule });
const pause = (alarm: boolean): Outcome => ({ do: 'pause', alarm });
const failed = (reason: string, suppress = false, alarm = false) => ({
  do: 'fail',
  reason,
  suppress,
  alarm,
});
const at = (stage: Stage, code?: number, enhanced?: string): SmtpReply => ({
  stage,
  code,
  enhanced,
});

describe('the outcome of a conversation', () => {
  it.each<[string, SmtpReply, unknown]>([
    ['250 after the dot', at('finalizing', 250), sent],
    ['250 with an enhanced code', at('finalizing', 250, '2.0.0'), sent],

    ['no reply before anything', at('connect'), retry('network')],
    ['cut in the middle of the body', at('body'), retry('network')],
    ['no reply after the dot', at('finalizing'), doubt],
    ['421 as a greeting', at('connect', 421), retry('network')],
    ['421 4.7.0 at RCPT', at('rcpt', 421, '4.7.0'), retry('network')],
    ['421 after the dot', at('finalizing', 421), retry('network')],
    ['a reply that is no reply', at('rcpt', 399), retry('network')],

    ['450 at RCPT', at('rcpt', 450), retry('greylist')],
    ['451 4.7.1 at RCPT', at('rcpt', 451, '4.7.1'), retry('greylist')],
    ['451 after the dot', at('finalizing', 451), retry('greylist')],

    ['452 at MAIL', at('mail', 452), retry('full')],
    ['450 4.2.2: mailbox full', at('rcpt', 450, '4.2.2'), retry('full')],
    ['451 4.3.1: system full', at('data', 451, '4.3.1'), retry('full')],

    ['452 at RCPT', at('rcpt', 452), retry('full')],
    ['452 4.2.2 after the dot', at('finalizing', 452, '4.2.2'), retry('full')],
    ['451 4.4.2 at DATA', at('data', 451, '4.4.2'), retry('greylist')],
    ['421 4.3.1 at MAIL', at('mail', 421, '4.3.1'), retry('network')],

    ['454 at AUTH', at('auth', 454, '4.7.0'), pause(false)],
    ['454 at STARTTLS', at('connect', 454), pause(false)],
    ['451 4.7.0 at MAIL', at('mail', 451, '4.7.0'), pause(false)],
    ['432 at AUTH', at('auth', 432), pause(false)],

    ['535 at AUTH', at('auth', 535, '5.7.8'), pause(true)],
    ['530 at MAIL', at('mail', 530), pause(true)],
    ['550 5.7.8', at('mail', 550, '5.7.8'), pause(true)],
    ['credentials missing on our side', at('auth'), pause(true)],
    ['554 as a greeting', at('connect', 554), pause(true)],
    ['550 at MAIL: our sender is refused', at('mail', 550), pause(true)],

    ['550 5.1.1 at RCPT', at('rcpt', 550, '5.1.1'), failed('address-refused', true)],
    ['550 5.1.10 at RCPT', at('rcpt', 550, '5.1.10'), failed('address-refused', true)],
    ['553 5.1.3 at RCPT', at('rcpt', 553, '5.1.3'), failed('address-refused', true)],
    ['554 5.1.1 at RCPT', at('rcpt', 554, '5.1.1'), failed('address-refused', true)],
    ['550 5.1.8: the sender is wrong', at('rcpt', 550, '5.1.8'), failed('refused')],
    ['550 5.1.1 after the dot', at('finalizing', 550, '5.1.1'), failed('refused')],
    ['550 at RCPT', at('rcpt', 550), failed('refused')],
    ['551 at RCPT', at('rcpt', 551), failed('refused')],
    ['553 at RCPT', at('rcpt', 553), failed('refused')],
    ['550 after the dot', at('finalizing', 550), failed('refused')],

    ['552 after the dot', at('finalizing', 552), failed('too-large', false, true)],
    ['552 5.3.4 at MAIL', at('mail', 552, '5.3.4'), failed('too-large', false, true)],
    ['552 5.2.2: mailbox full for good', at('rcpt', 552, '5.2.2'), failed('refused')],

    ['554 5.7.1 at RCPT', at('rcpt', 554, '5.7.1'), failed('policy-refused', false, true)],
    [
      '550 5.7.26 after the dot',
      at('finalizing', 550, '5.7.26'),
      failed('policy-refused', false, true),
    ],
    ['554 after the dot', at('finalizing', 554), failed('policy-refused', false, true)],
    ['530 after the dot', at('finalizing', 530), failed('refused')],
    ['550 5.7.8 after the dot', at('finalizing', 550, '5.7.8'), failed('refused')],
  ])('%s', (_, reply, outcome) => {
    expect(outcomeOf(reply)).toEqual(outcome);
  });
});
