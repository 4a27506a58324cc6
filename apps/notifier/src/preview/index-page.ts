import type { SampleMail } from './samples';

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** All mails on one page: the subject, the pictures or the mail itself, and the text part. */
export function indexPage(mails: readonly SampleMail[], widths: readonly number[]): string {
  return `<!doctype html>
<html lang="es-CO">
<meta charset="utf-8">
<title>Correos de SECOP II</title>
<style>
body { margin: 24px; font: 16px/24px system-ui, sans-serif; color: #333; background: #fff }
section { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; margin: 0 0 48px }
h2 { width: 100%; margin: 0; font-size: 18px }
img { border: 1px solid #ccc; max-width: 100% }
pre { flex: 1 1 400px; margin: 0; padding: 16px; background: #f6f8f9; white-space: pre-wrap }
</style>
<h1>${mails.length} correos</h1>
${mails.map((mail) => sectionOf(mail, widths)).join('\n')}
</html>
`;
}

const sectionOf = ({ name, subject, text }: SampleMail, widths: readonly number[]) => `<section>
<h2>${escaped(subject)} · <a href="${name}.html">${name}</a></h2>
${widths.map((width) => `<img src="${name}-${width}.png" alt="${name}, ${width} px" width="${width}">`).join('\n')}
<pre>${escaped(text)}</pre>
</section>`;
