import { verdict, type Evidence } from './verdict';

const good: Evidence = {
  acknowledged: true,
  accepted: true,
  effective: true,
  messageIds: ['<one@secop>'],
  rows: [{ state: 'sent', doubts: 0 }],
};

describe('the checker', () => {
  it('finds nothing when one acceptance had its effect and its mail once', () => {
    expect(verdict(good)).toEqual([]);
  });

  it('finds nothing when the client knows nothing and nothing happened', () => {
    const nothing = { accepted: false, effective: false, messageIds: [], rows: [] };
    expect(verdict({ ...good, ...nothing, acknowledged: false })).toEqual([]);
  });

  it.each<[string, Partial<Evidence>, string]>([
    [
      'an acknowledged decision that is gone',
      { accepted: false, effective: false, messageIds: [], rows: [] },
      'lost',
    ],
    ['a decision without effect', { effective: false, messageIds: [] }, 'lost'],
    ['a mail that nobody wanted to send', { messageIds: [], rows: [] }, 'lost'],
    ['a mail that is called sent and never arrived', { messageIds: [] }, 'lost'],
    [
      'two mails without a doubt',
      { messageIds: ['<one@secop>', '<one@secop>'] },
      'unexplained duplicate',
    ],
    [
      'a second mail under another Message-ID',
      { messageIds: ['<one@secop>', '<two@secop>'], rows: [{ state: 'sent', doubts: 1 }] },
      'unexplained duplicate',
    ],
    [
      'three mails and one doubt',
      {
        messageIds: ['<one@secop>', '<one@secop>', '<one@secop>'],
        rows: [{ state: 'sent', doubts: 1 }],
      },
      'unexplained duplicate',
    ],
    [
      'two rows for one decision',
      {
        rows: [
          { state: 'sent', doubts: 0 },
          { state: 'sent', doubts: 0 },
        ],
      },
      'unexplained duplicate',
    ],
    ['a mail about an access that does not work', { effective: false }, 'acausal'],
  ])('finds %s', (_what, change, finding) => {
    expect(verdict({ ...good, ...change })).toContain(finding);
  });

  it('lists a doubt, and the second mail that it explains', () => {
    const doubted = {
      messageIds: ['<one@secop>', '<one@secop>'],
      rows: [{ state: 'sent', doubts: 1 }],
    };

    expect(verdict({ ...good, ...doubted })).toEqual(['in doubt', 'explained duplicate']);
  });
});
