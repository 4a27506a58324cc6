import { databaseUri } from './store';

describe('the address of a database on a given server', () => {
  it.each([
    ['mongodb://127.0.0.1:27017', 'mongodb://127.0.0.1:27017/ours'],
    ['mongodb://127.0.0.1:27017/', 'mongodb://127.0.0.1:27017/ours'],
    ['mongodb://a:1,b:2/theirs?replicaSet=rs', 'mongodb://a:1,b:2/ours?replicaSet=rs'],
    ['mongodb+srv://host.example/theirs', 'mongodb+srv://host.example/ours'],
    ['mongodb://u:p@host/theirs', 'mongodb://u:p@host/ours?authSource=theirs'],
    ['mongodb://u:p@host/theirs?authSource=admin', 'mongodb://u:p@host/ours?authSource=admin'],
    ['mongodb://u:p@host?tls=true', 'mongodb://u:p@host/ours?tls=true'],
  ])('%s becomes %s', (given, ours) => {
    expect(databaseUri(given, 'ours')).toBe(ours);
  });

  it('is refused without the scheme', () => {
    expect(() => databaseUri('localhost:27017', 'ours')).toThrow('must begin with mongodb://');
  });
});
