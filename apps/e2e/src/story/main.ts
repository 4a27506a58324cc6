import { openScene } from './scene';
import { showMail } from './show-mail';
import { stageAsked } from './stage';
import { playStory } from './the-story';

/** Plays the story once on the system that runs, or on the one that is named, and says each step as it happens. */
async function main(): Promise<void> {
  let step = 0;
  const scene = openScene(
    (sentence) => console.log(`${String((step += 1)).padStart(3)}  ${sentence}`),
    stageAsked(process.argv.slice(2)),
  );
  const { confirmation, milliseconds } = await playStory(scene);
  console.log(
    `\nThe confirmation mail as the SMTP server received it:\n\n${showMail(confirmation)}`,
  );
  console.log(
    `\nFrom the acceptance to the mail in the SMTP server's inbox: ${Math.round(milliseconds)} ms.`,
  );
}

main().then(
  () => console.log('The story ended well.'),
  (error: unknown) => {
    console.error(`The story broke off: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
