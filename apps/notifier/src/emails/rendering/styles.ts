const text =
  "font-family:'Work Sans',Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;color:#4b4b4b";
const heading =
  "font-family:Montserrat,'Work Sans',Arial,Helvetica,sans-serif;font-weight:600;color:#004884";

/** Look of the portal, as inline styles: mail programs drop style sheets. */
const styles: Readonly<Record<string, string>> = {
  h1: `margin:0 0 16px;${heading};font-size:24px;line-height:32px`,
  h2: `margin:28px 0 8px;${heading};font-size:18px;line-height:26px`,
  p: `margin:0 0 16px;${text}`,
  ul: `margin:0 0 16px;padding:0 0 0 20px;${text}`,
  ol: `margin:0 0 16px;padding:0 0 0 24px;${text}`,
  li: 'margin:0 0 8px',
  strong: 'font-weight:600;color:#333333',
};

/** Puts the styles into our own template, before anybody's text is in it. */
export const withInlineStyles = (template: string): string =>
  template.replace(/<(h1|h2|p|ul|ol|li|strong)>/g, (tag, name: string) =>
    styles[name] ? `<${name} style="${styles[name]}">` : tag,
  );
