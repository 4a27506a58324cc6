import { bytesIn, cpuMsIn } from './process-usage';

describe('what /proc says of a process', () => {
  it('is its processor time and that of children that have ended, whatever its command is called', () => {
    const fields = ['S', 1, 2, 2, 0, -1, 4_194_304, 10, 20, 30, 40, 500, 70, 8, 2, 20, 0];
    expect(cpuMsIn(`4711 (a) b (c) ${fields.join(' ')}\n`)).toBe((500 + 70 + 8 + 2) * 10);
  });

  it('is its memory in bytes, and nothing where nothing is said', () => {
    const status = 'Name:\tnode\nVmHWM:\t  204800 kB\nVmRSS:\t  102400 kB\n';
    expect(bytesIn(status, 'VmRSS')).toBe(100 * 2 ** 20);
    expect(bytesIn(status, 'VmHWM')).toBe(200 * 2 ** 20);
    expect(bytesIn('Name:\tzombie\n', 'VmRSS')).toBe(0);
  });
});
