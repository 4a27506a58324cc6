import { allRows } from './all-rows';
import { onThreeNodes } from './three-nodes';

describe('the matrix', () => {
  it('has one row for each id, those on a cluster included', () => {
    const clustered = allRows.flatMap(onThreeNodes).filter((row) => !allRows.includes(row));
    const ids = [...allRows, ...clustered].map(({ id }) => id);
    expect(ids).toHaveLength(new Set(ids).size);
  });
});
