import { allEvents } from '@secop/contracts';
import { z } from 'zod';
import { hintIn } from './hint';

const request = { id: 'req_1', userId: 'usr_1', administrators: ['usr_2', 'usr_3'] };
const membership = { accountId: 'acc_1', userId: 'usr_1', by: 'usr_2' };

describe('a hint', () => {
  it.each([
    [
      'about a request goes to the requester and to the administrators',
      { accessRequest: request },
      { to: ['usr_1', 'usr_2', 'usr_3'], kind: 'access-request', id: 'req_1' },
    ],
    [
      'about a membership goes to the member and to whoever changed it',
      { membership },
      { to: ['usr_1', 'usr_2'], kind: 'membership', id: 'acc_1' },
    ],
    [
      'about a membership goes to the administrators of the account too',
      { membership: { ...membership, administrators: ['usr_2', 'usr_3'] } },
      { to: ['usr_1', 'usr_2', 'usr_2', 'usr_3'], kind: 'membership', id: 'acc_1' },
    ],
    [
      'about a refused grant goes to the requester',
      { accountId: 'acc_1', userId: 'usr_1', accessRequestId: 'req_1', reason: 'account-full' },
      { to: ['usr_1'], kind: 'access-request', id: 'req_1' },
    ],
    [
      'about a session goes to its user',
      { sessionId: 'ses_1', userId: 'usr_1', reason: 'signed-out' },
      { to: ['usr_1'], kind: 'session', id: 'ses_1' },
    ],
    ['about anything else goes to nobody', { surprise: 'usr_1' }, undefined],
  ])('%s', (_, data, hint) => {
    expect(hintIn(data)).toEqual(hint);
  });

  it('is known in every shape in which services say one', () => {
    const hinted = allEvents.filter(({ hint }) => hint);
    expect(hinted.length).toBeGreaterThan(10);
    for (const { data } of hinted) {
      const { shape } = data as z.ZodObject;
      const some = { accessRequest: request, membership, sessionId: 's', accessRequestId: 'r' };
      const given = Object.fromEntries(
        Object.entries(some).filter(([name]) => Object.hasOwn(shape, name)),
      );
      expect(hintIn(given)).toBeDefined();
    }
  });
});
