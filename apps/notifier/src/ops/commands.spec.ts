import { parseCommand } from './commands';

const parse = (line: string) => parseCommand(line.split(' '));

describe("an operator's words", () => {
  it('are commands', () => {
    expect(parse('deliveries list --as rosa')).toEqual({ name: 'list', operator: 'rosa' });
    expect(parse('deliveries list --state hold --as rosa')).toMatchObject({ state: 'hold' });
    expect(parse('deliveries show abc --as rosa')).toMatchObject({ id: 'abc', reveal: false });
    expect(parse('deliveries show abc --reveal --as rosa')).toMatchObject({ reveal: true });
    expect(parse('recipients reseal --as rosa')).toEqual({ name: 'reseal', operator: 'rosa' });
  });

  it.each([
    'recipients reseal',
    'recipients reseal abc --as rosa',
    'recipients list --as rosa',
    'deliveries list',
    'deliveries list --state lost --as rosa',
    'deliveries list --reveal --as rosa',
    'deliveries list abc --as rosa',
    'deliveries show --as rosa',
    'deliveries show abc --as ',
    'deliveries show abc def --as rosa',
    'deliveries delete abc --as rosa',
    'deliveries show abc --force --as rosa',
    'mails list --as rosa',
  ])('are none: %s', (line) => {
    expect(parse(line)).toBeUndefined();
  });
});
