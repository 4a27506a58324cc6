import { debianArchives } from './apt';

describe('the Debian archive of a machine', () => {
  it('is what its apt reads Debian from, apart from security and updates', () => {
    const targets = [
      'Debian|bookworm|http://mirror.example/debian/',
      'Debian|bookworm-updates|http://mirror.example/debian/',
      'Debian|bookworm-security|http://mirror.example/debian-security/',
      'Docker|bookworm|https://packages.example/docker/',
      '',
    ];
    expect(debianArchives(targets.join('\n'))).toEqual(['http://mirror.example/debian/']);
  });

  it('is unknown on a machine of another distribution', () => {
    expect(debianArchives('Ubuntu|noble|http://mirror.example/ubuntu/\n')).toEqual([]);
  });
});
