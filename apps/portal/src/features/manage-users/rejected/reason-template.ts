/** The reason with another template in front of it, or with none; the person's own words stay. */
export function withTemplate(reason: string, chosen: string, templates: readonly string[]): string {
  const before = templates.find((template) => reason.startsWith(template)) ?? '';
  const own = reason.slice(before.length).trim();
  return [chosen, own].filter(Boolean).join('\n');
}
