import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultRow, RowNote } from '../../matrix/fault-row';
import { selfSignedCertificate } from '../../smtp/certificate';
import { nothingWaits } from './mail-trial';

const right = selfSignedCertificate('127.0.0.1');
const mails = 5;

const impostors = [
  ['STARTTLS stripped', undefined],
  ['a certificate that nobody vouches for', selfSignedCertificate('127.0.0.1')],
  ['the certificate of another host', selfSignedCertificate('127.0.0.2')],
] as const;

/** A notifier that must speak TLS tells nobody else anything; once the right server is there, every mail arrives. */
export const brokenTls: FaultRow = {
  id: 'F8',
  title: 'STARTTLS stripped, wrong certificates: no word in the clear, then everything over TLS',
  run: async (world): Promise<RowNote> => {
    const { smtp, services, workload } = world;
    await workload.prepare(impostors.length * mails);
    await nothingWaits(world);
    const authorities = join(tmpdir(), `secop-faults-${process.pid}.pem`);
    await writeFile(authorities, [right, impostors[2][1]].map(({ cert }) => cert).join(''));
    await services.restart('notifier', {
      SMTP_REQUIRE_TLS: 'true',
      NODE_EXTRA_CA_CERTS: authorities,
    });
    const findings: { letter: 'C' | 'L'; text: string }[] = [];
    for (const [what, certificate] of impostors) {
      smtp.offerTls(certificate);
      const before = smtp.heard('MAIL');
      const greeted = smtp.heard('EHLO').clear;
      for (const request of workload.take(mails)) await workload.accept(request);
      await delay(2_000);
      const after = smtp.heard('MAIL');
      if (smtp.heard('EHLO').clear === greeted) throw new Error(`${what}: nobody came`);
      const told = after.clear + after.encrypted - before.clear - before.encrypted;
      if (told > 0) findings.push({ letter: 'C', text: `${what}: ${told} mails were begun` });
      smtp.offerTls(right);
      const accepted = smtp.mails.length;
      await nothingWaits(world);
      const arrived = smtp.mails.length - accepted;
      if (arrived !== mails)
        findings.push({ letter: 'L', text: `${what}: ${arrived} mails after it` });
    }
    const clear = smtp.heard('MAIL').clear;
    smtp.offerTls(undefined);
    return {
      trials: impostors.length * mails,
      findings,
      text: `${clear} mails before TLS was required`,
    };
  },
};
