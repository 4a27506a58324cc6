import { uuidV7 } from './uuid-v7';

describe('an id by time', () => {
  const time = new Date('2026-11-22T20:00:00.123Z');

  it('is a UUID of version 7 that begins with its millisecond', () => {
    const id = uuidV7(time);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(time.getTime());
  });

  it('differs within a millisecond, in every place that is left to chance', () => {
    const ids = Array.from({ length: 1_000 }, () => uuidV7(time));
    expect(new Set(ids).size).toBe(1_000);
    const places = ids[0]!.length;
    const digitsAt = (place: number) => new Set(ids.map((id) => id[place])).size;
    const chance = Array.from({ length: places }, (_, place) => digitsAt(place) > 1);
    expect(chance.map((varies) => (varies ? 'r' : '.')).join('')).toBe(
      `........-....-.rrr-rrrr-${'r'.repeat(12)}`.replaceAll('-', '.'),
    );
  });
});
