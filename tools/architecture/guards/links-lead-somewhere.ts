import { posix } from 'node:path';
import type { Guard, SourceFile, Violation } from '../source/source-file';

const fences = /^ *```[\s\S]*?^ *```/gm;
const link = /\]\(<?([^()\s>]+)>?\)/g;
const elsewhere = /^(?:[a-z]+:|\/\/)/;

/** Links between pages lead to files and folders that are there, and to headings that they have. */
export const linksLeadSomewhere: Guard = {
  name: 'links to what is there',
  check: (files) => {
    const pages = files.filter(({ path }) => path.endsWith('.md'));
    const paths = new Set(files.flatMap(({ path }) => withFolders(path)));
    const anchors = new Map(pages.map((page) => [page.path, anchorsOf(page)] as const));
    return pages.flatMap((page) =>
      linksOf(page).flatMap(({ target, line }): Violation[] => {
        const [path = '', anchor] = target.split('#');
        const to = path === '' ? page.path : posix.join(posix.dirname(page.path), path);
        const where = { path: page.path, line };
        if (!paths.has(to.replace(/\/$/, '')) && !isDrawn(to)) {
          return [{ ...where, message: `${target} leads nowhere` }];
        }
        return anchor === undefined || anchors.get(to)?.has(decodeURIComponent(anchor)) !== false
          ? []
          : [{ ...where, message: `${to} has no ${anchor}` }];
      }),
    );
  },
};

/** Pictures are no text, so they are not among the files. */
const isDrawn = (path: string) => /\.(png|jpe?g|gif|svg)$/.test(path);

const withFolders = (path: string): string[] =>
  path.split('/').map((_, index, names) => names.slice(0, index + 1).join('/'));

const blanked = (text: string) => text.replace(fences, (block) => block.replace(/[^\n]/g, ''));

const linksOf = ({ text }: SourceFile): { target: string; line: number }[] =>
  blanked(text)
    .replace(/`[^`\n]*`/g, '')
    .split('\n')
    .flatMap((row, index) =>
      [...row.matchAll(link)].map(([, target]) => ({ target: target!, line: index + 1 })),
    )
    .filter(({ target }) => !elsewhere.test(target));

/** As GitHub makes them: lower case, no punctuation, hyphens for blanks, a number for the second of a name. */
function anchorsOf({ text }: SourceFile): Set<string> {
  const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id!));
  for (const [, title] of blanked(text).matchAll(/^#+ +(.+?) *$/gm)) {
    const slug = title!
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    let name = slug;
    for (let count = 1; anchors.has(name); count += 1) name = `${slug}-${count}`;
    anchors.add(name);
  }
  return anchors;
}
