/** Plain data. */
export type Data =
  string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data | undefined };

const plainKey = /^[A-Za-z_$][\w$./-]*$/;

/** YAML in block style; every string is quoted as in JSON, which YAML reads alike. */
export function yamlOf(data: Data): string {
  return `${lines(data).join('\n')}\n`;
}

function lines(data: Data): string[] {
  if (Array.isArray(data)) {
    return data.length === 0 ? ['[]'] : data.flatMap((item: Data) => under('-', lines(item), true));
  }
  if (typeof data !== 'object' || data === null) return [JSON.stringify(data)];
  const fields = Object.entries(data).filter(
    (field): field is [string, Data] => field[1] !== undefined,
  );
  if (fields.length === 0) return ['{}'];
  return fields.flatMap(([key, value]) =>
    under(`${plainKey.test(key) ? key : JSON.stringify(key)}:`, lines(value), !isNested(value)),
  );
}

/** On one line with its label, or below it. */
function under(label: string, [first = '', ...rest]: string[], beside: boolean): string[] {
  const indented = (line: string) => `  ${line}`;
  return beside
    ? [`${label} ${first}`, ...rest.map(indented)]
    : [label, ...[first, ...rest].map(indented)];
}

const isNested = (data: Data): boolean =>
  typeof data === 'object' && data !== null && Object.keys(data).length > 0;
