/** Bare identity: a session's secret for a short token. */
import { createHash } from 'node:crypto';
import { required, serve } from '../workers/serve';
import { openDatabase } from './drivers';
import { listen } from './http';
import { signer, verifier } from './tokens';

async function main(): Promise<void> {
  const sessions = openDatabase().collection<{ secretHash: string; userId: string }>('sessions');
  const verify = verifier(required('GATEWAY_PUBLIC_KEY'), 'secop-gateway', 'identity');
  const sign = signer(required('IDENTITY_KEY'), 'secop-identity');
  await listen(Number(required('PORT')), async ({ headers, body }) => {
    await verify(headers.authorization);
    const { session, audience } = JSON.parse(body) as { session: string; audience: string[] };
    const secretHash = createHash('sha256').update(session).digest('base64url');
    const found = await sessions.findOne({ secretHash });
    if (!found) return { status: 401, body: '{}' };
    return { status: 201, body: JSON.stringify({ token: await sign(found.userId, audience) }) };
  });
  serve(() => Promise.resolve());
}

void main();
