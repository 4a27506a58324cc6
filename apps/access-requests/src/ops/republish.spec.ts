import type { AccessRequestSnapshot } from '@secop/contracts';
import type { AccessRequest } from '../domain/access-request';
import {
  administrator,
  anAccessRequest,
  at,
  monday,
  stateOf,
} from '../domain/access-request.builder';
import { noteAdministrators } from '../domain/administrators';
import { revertRejection } from '../domain/decide';
import { remind } from '../domain/requester';
import { requestSaidAgain } from './republish';

describe('a request that is said again', () => {
  it.each([
    ['pending', 'submitted', anAccessRequest()],
    ['accepted', 'accepted', anAccessRequest().accepted()],
    ['effective', 'effective', anAccessRequest().effective()],
    ['rejected', 'rejected', anAccessRequest().rejected()],
    ['withdrawn', 'withdrawn', anAccessRequest().withdrawn()],
  ])('is %s and says so, with all that it is', (_, verb, builder) => {
    const request = builder.build();
    const [event, ...more] = requestSaidAgain('request', request);
    expect(event?.contract.type).toBe(`access-requests.access-request.${verb}.v1`);
    expect(event?.data).toMatchObject({ accessRequest: { id: 'request', status: request.status } });
    expect(more).toEqual([]);
  });
});

describe('a submission that is said again', () => {
  const submitted = anAccessRequest().build();
  const now = (request: AccessRequest, userId: string, administers: boolean) =>
    stateOf(noteAdministrators(request, [{ userId, administers }]));
  const toldBy = (request: AccessRequest) => {
    const [event] = requestSaidAgain('request', request);
    const { accessRequest } = event?.data as { accessRequest: AccessRequestSnapshot };
    const { administrators, withoutAdministrator } = accessRequest;
    return { administrators, withoutAdministrator };
  };

  it('tells whom it told, and the requester that somebody can decide', () => {
    expect(toldBy(submitted)).toEqual({
      administrators: ['administrator'],
      withoutAdministrator: false,
    });
  });

  it('does not tell who became an administrator since', () => {
    const reminded = stateOf(remind(now(submitted, 'new', true), 'requester', at(monday, 2)));
    for (const request of [now(submitted, 'new', true), reminded, now(reminded, 'newer', true)]) {
      expect(toldBy(request).administrators).toEqual(['administrator']);
    }
  });

  it('tells nothing to who ceased to administer, and the requester nothing new', () => {
    const alone = now(submitted, 'administrator', false);
    expect(toldBy(alone)).toEqual({ administrators: [], withoutAdministrator: false });
    expect(toldBy(now(alone, 'administrator', true))).toEqual(toldBy(submitted));
    expect(toldBy(now(alone, 'new', true))).toEqual(toldBy(alone));
  });

  it('still says that nobody could decide then', () => {
    const lonely = { ...submitted, administrators: [], withoutAdministrator: true };
    const said = { administrators: [], withoutAdministrator: true };
    expect([toldBy(lonely), toldBy(now(lonely, 'new', true))]).toEqual([said, said]);
  });

  it('does not tell who came with a decision that was taken back', () => {
    const rejected = anAccessRequest().rejected().build();
    const reverted = stateOf(revertRejection(rejected, administrator, { open: [] }, at(monday, 2)));
    expect(reverted.administrators).toEqual(['administrator', 'colleague']);
    expect(toldBy(reverted).administrators).toEqual(['administrator']);
  });
});
