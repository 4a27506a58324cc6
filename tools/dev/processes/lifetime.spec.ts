import { Lifetime } from './lifetime';

describe('a lifetime', () => {
  const ended: string[] = [];
  const stop = (name: string) => () => Promise.resolve(ended.push(name));
  beforeEach(() => (ended.length = 0));

  it('ends in the opposite order, a part at its place', async () => {
    const lifetime = new Lifetime();
    await lifetime.add(stop('store'));
    const services = await lifetime.part('sideBySide');
    await services.add(stop('service'));
    await lifetime.add(stop('story'));
    await lifetime.end();
    expect(ended).toEqual(['story', 'service', 'store']);
  });

  it('ends once, however often it is asked', async () => {
    const lifetime = new Lifetime();
    await lifetime.add(stop('store'));
    await Promise.all([lifetime.end(), lifetime.end()]);
    expect(ended).toEqual(['store']);
  });

  it('ends at once what is started after its end', async () => {
    const lifetime = new Lifetime();
    await lifetime.end();
    await lifetime.add(stop('late'));
    expect(ended).toEqual(['late']);
  });

  it('goes on after a stop that fails', async () => {
    const complaint = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const lifetime = new Lifetime();
    await lifetime.add(stop('store'));
    await lifetime.add(() => Promise.reject(new Error('stuck')));
    await lifetime.end();
    expect(ended).toEqual(['store']);
    expect(complaint).toHaveBeenCalledWith('While stopping: Error: stuck');
  });
});
