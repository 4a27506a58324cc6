/** Where mail goes, and where it can be read (maildev's HTTP API), if anywhere. */
export interface Inbox {
  smtpUrl: string;
  url?: string;
}
