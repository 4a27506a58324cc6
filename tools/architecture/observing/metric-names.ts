const matchers = /\{[^}]*\}/g;
const ranges = /\[[^\]]*\]/g;
const strings = /"[^"]*"|'[^']*'/g;
const labelLists = /\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g;
/** Durations too. */
const numbers = /\b\d[\w.]*/g;
const name = /[a-zA-Z_:][\w:]*/g;
const words = new Set(['and', 'or', 'unless', 'bool', 'offset', 'by', 'without', 'on', 'inf']);

/** Names of the figures in a PromQL expression: what is left without functions, labels, ranges and words. */
export function metricNamesIn(expression: string): string[] {
  const bare = expression
    .replace(strings, '')
    .replace(matchers, '')
    .replace(ranges, '')
    .replace(labelLists, '')
    .replace(numbers, '');
  return [...bare.matchAll(name)]
    .filter((match) => !/^\s*\(/.test(bare.slice(match.index + match[0].length)))
    .map(([text]) => text)
    .filter((text) => !words.has(text.toLowerCase()))
    .filter((text, at, all) => all.indexOf(text) === at);
}
