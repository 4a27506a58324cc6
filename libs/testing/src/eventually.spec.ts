import { eventually } from './eventually';

describe('eventually', () => {
  it.each([undefined, null, false])('goes on asking while the answer is %p', async (nothing) => {
    const answers = [nothing, nothing, 'there'];
    await expect(eventually('it is there', () => answers.shift())).resolves.toBe('there');
    expect(answers).toEqual([]);
  });

  it.each([0, ''])('takes %p for an answer', async (answer) => {
    await expect(eventually('it is there', () => answer)).resolves.toBe(answer);
  });

  it('says what it waited for, and why not, when time is up', async () => {
    const probe = () => Promise.reject(new Error('not listening'));
    await expect(eventually('the door opens', probe, 30)).rejects.toMatchObject({
      message: 'waited in vain until the door opens',
      cause: { message: 'not listening' },
    });
  });
});
