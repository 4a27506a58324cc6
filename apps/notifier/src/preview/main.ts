import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Browser } from './browser';
import { findBrowser } from './config';
import { indexPage } from './index-page';
import { sampleMails, type SampleMail } from './samples';

const folder = resolve(__dirname, '../../../../.run/mails');
/** A phone and a desktop. */
const widths = [360, 800] as const;

const say = (line: string) => process.stdout.write(`${line}\n`);
const fileOf = (name: string) => join(folder, name);

/** Renders every mail with sample data as HTML, text and, where there is a browser, pictures. */
async function preview(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const mails = sampleMails();
  for (const { name, subject, html, text } of mails) {
    await writeFile(fileOf(`${name}.html`), html);
    await writeFile(fileOf(`${name}.txt`), `${subject}\n\n${text}`);
  }
  const pictures = await takePictures(mails);
  await writeFile(fileOf('index.html'), indexPage(mails, pictures ? widths : []));
  say(`${mails.length} mails and ${pictures} pictures: ${fileOf('index.html')}`);
}

async function takePictures(mails: readonly SampleMail[]): Promise<number> {
  const executable = findBrowser();
  if (!executable) {
    say('No pictures: there is no Chromium on the path, and CHROMIUM names none.');
    return 0;
  }
  const browser = await Browser.start(executable);
  try {
    for (const { name } of mails) {
      for (const width of widths) {
        const picture = await browser.picture(pathToFileURL(fileOf(`${name}.html`)).href, width);
        await writeFile(fileOf(`${name}-${width}.png`), picture);
      }
    }
    return mails.length * widths.length;
  } finally {
    await browser.stop();
  }
}

preview().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
