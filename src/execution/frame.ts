/**
 * The JSON text of an object or a list that waits for values: pieces of text, with a place kept for each value that is
 * not there yet. Values that are there at once never need a frame; most objects are written as one text.
 */
export class Frame {
  readonly #pieces: string[] = [];
  #waitingFor = 0;
  #isDead = false;
  #parent: Frame | undefined;
  #place = 0;
  /** Whether null may stand in the place of the whole object or list. */
  isNullable = true;
  /** What happens in place of the text when all values are there: the object failed before. */
  onSettled: (() => void) | undefined;
  /** What happens to the finished text of the outermost frame. */
  onText: (text: string) => void = () => undefined;

  get parent(): Frame | undefined {
    return this.#parent;
  }

  /** Whether null has taken the place of this object or list, or of one around it: nobody needs its values any more. */
  get isDead(): boolean {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- a walk from here outwards
    let frame: Frame | undefined = this;
    while (frame !== undefined) {
      if (frame.#isDead) return true;
      frame = frame.#parent;
    }
    return false;
  }

  /** Gives up what is in the frame; what its parent shows instead is for the caller to say. */
  kill(): void {
    this.#isDead = true;
  }

  addText(text: string): void {
    this.#pieces.push(text);
  }

  /** Keeps a place for one value; fill it exactly once. */
  keepPlace(): number {
    this.#waitingFor += 1;
    return this.#pieces.push('') - 1;
  }

  /** Keeps the frame open without a place; `release` ends that. */
  hold(): void {
    this.#waitingFor += 1;
  }

  release(): void {
    this.#waitingFor -= 1;
    if (this.#waitingFor > 0) return;
    if (this.onSettled !== undefined) {
      this.onSettled();
      return;
    }
    const text = this.#pieces.join('');
    if (this.#parent === undefined) this.onText(text);
    else this.#parent.fill(this.#place, text);
  }

  fill(place: number, text: string): void {
    this.#pieces[place] = text;
    this.release();
  }

  /** Lets a frame fill the place when it is done. */
  fillBy(place: number, child: Frame, isNullable: boolean): void {
    child.#parent = this;
    child.#place = place;
    child.isNullable = isNullable;
  }

  /** Puts null in the place of this frame. */
  becomeNull(): void {
    this.#parent?.fill(this.#place, 'null');
  }
}
