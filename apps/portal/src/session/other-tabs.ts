const name = 'secop-session';
/** Browsers of before 2022 have none; there a tab learns it when it reads again. */
const isThere = 'BroadcastChannel' in globalThis;

/** Tells the other tabs of this browser who acts in all of them from now on. */
export function tellTabs(userId: string): void {
  if (!isThere) return;
  const channel = new BroadcastChannel(name);
  channel.postMessage(userId);
  channel.close();
}

/** Calls with who signed in in another tab. Answers what ends it. */
export function hearTabs(listener: (userId: string) => void): () => void {
  if (!isThere) return () => undefined;
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }: MessageEvent<string>) => listener(data));
  return () => channel.close();
}
