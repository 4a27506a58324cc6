import type { Sighting } from '../reading/sighting';

const named = '"(?:id|accessRequestId|accountId|userId|recipient|subject|decisionId|step)":"';
const names = 'request|account|requester|stranger';
const ids = new RegExp(`(${named})(${names})(-\\d+)?"`, 'g');
const rows = /("(?:id|messageId)":"<?row-[a-z-]+)/g;
const times = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** The same story about other things, and so much later. */
export const moved = (sightings: readonly Sighting[], n: number, milliseconds = 0): Sighting[] =>
  sightings.map((sighting) => {
    const text = JSON.stringify(sighting)
      .replace(
        ids,
        (_, field: string, name: string, version = '') => `${field}${name}-${n}${version}"`,
      )
      .replace(rows, `$1-${n}`)
      .replace(times, (time) => new Date(Date.parse(time) + milliseconds).toISOString());
    return JSON.parse(text) as Sighting;
  });
