export { eventually } from './eventually';
export { testInfrastructure, type TestInfrastructure } from './infrastructure';
export { SecretFiles } from './secret-files';
export { SmtpInbox, type ReceivedMail } from './smtp-inbox';
export { TestTokens } from './test-tokens';
export { TcpProxy } from './tcp-proxy/tcp-proxy';
