/** One mail's way to the server, seen from its body: how far it came, and whether it may still go on. */
export class Conversation {
  private begun = false;
  private finishing = false;
  private over = false;
  private asked: Promise<unknown> = Promise.resolve();

  /** `onFinish`: from here on the server may have the whole mail. */
  constructor(
    private readonly question: () => Promise<void>,
    private readonly onFinish: () => void,
  ) {}

  begin(): void {
    this.goOn();
    this.begun = true;
  }

  mayFinish(): Promise<void> {
    this.goOn();
    const answer = this.question();
    this.asked = answer.catch(() => undefined);
    return answer;
  }

  /** The last step before the last chunk. */
  finish(): void {
    this.goOn();
    this.finishing = true;
    this.onFinish();
  }

  /** Called in the moment of the reply or of the failure: what has not left by now stays here. */
  end(): void {
    this.over = true;
  }

  /** The last chunk was let go. */
  get finished(): boolean {
    return this.finishing;
  }

  /** The server still waits for the rest of a mail: nothing else can be said on this connection. */
  get broken(): boolean {
    return this.begun && !this.finishing;
  }

  /** Whatever was asked is answered: nothing of this conversation changes anything any more. */
  async settled(): Promise<void> {
    await this.asked;
  }

  private goOn(): void {
    if (this.over) throw new Error('The conversation is over');
  }
}
