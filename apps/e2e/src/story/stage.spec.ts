import { stageAsked } from './stage';

describe('where the story plays', () => {
  it('is the described system when nothing is named', () => {
    expect(stageAsked([])).toBeUndefined();
  });

  it('is what the command line names, and operators work in its containers', () => {
    const named = ['--gateway', 'http://localhost:3000/', '--inbox', 'http://localhost:1080/'];
    expect(stageAsked(named)).toEqual({
      gateway: 'http://localhost:3000',
      inbox: 'http://localhost:1080',
      operators: 'docker compose exec -T SERVICE node apps/SERVICE/ops.js',
    });
    expect(stageAsked([...named, '--operators', 'x SERVICE'])).toMatchObject({
      operators: 'x SERVICE',
    });
  });

  it('is nowhere with half of the addresses', () => {
    expect(() => stageAsked(['--gateway', 'http://localhost:3000'])).toThrow(/--inbox/);
  });
});
