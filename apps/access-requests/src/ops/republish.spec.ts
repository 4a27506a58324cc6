import { anAccessRequest } from '../domain/access-request.builder';
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
