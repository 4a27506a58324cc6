export { eventually } from './eventually';
export { testInfrastructure, type TestInfrastructure } from './infrastructure';
export { fires } from './observing/alerts';
export { freePort } from './observing/free-port';
export { Scrape } from './observing/scrape';
export { SecretFiles } from './secret-files';
export { SmtpInbox, type ReceivedMail } from './smtp-inbox';
export { TestTokens } from './test-tokens';
export { TcpProxy } from './tcp-proxy/tcp-proxy';
