interface MailLinkProps {
  readonly to: string;
}

/** Where one can write to; the address can be read and copied too. */
export const MailLink = ({ to }: MailLinkProps) => <a href={`mailto:${to}`}>{to}</a>;
