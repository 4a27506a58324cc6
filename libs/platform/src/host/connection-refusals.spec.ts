import { codeOfConnectionError } from './connection-refusals';

describe('an error of a connection', () => {
  it.each([
    ['ERR_HTTP_REQUEST_TIMEOUT', 'request.too-slow'],
    ['HPE_HEADER_OVERFLOW', 'request.headers-too-large'],
    ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 'request.too-large'],
    ['HPE_INVALID_METHOD', 'request.malformed'],
    [undefined, 'request.malformed'],
  ])('%s is %s', (code, refusal) => {
    expect(codeOfConnectionError({ code })).toBe(refusal);
  });
});
