/**
 * The JSON text of an object or list with pending values: pieces of text, with a placeholder for each pending value. Objects
 * without pending values need no frame; most are written as one string.
 */
export class Frame {
  readonly #pieces: string[] = [];
  #pending = 0;
  #isDead = false;
  #parent: Frame | undefined;
  #place = 0;
  /** Whether the whole object or list may be null. */
  isNullable = true;
  /** Called instead of writing the text when no value is pending anymore: the object has failed. */
  onSettled: (() => void) | undefined;
  /** Called with the complete text of the outermost frame. */
  onText: (text: string) => void = () => undefined;

  get parent(): Frame | undefined {
    return this.#parent;
  }

  /** Whether this object or list, or one that contains it, has become null, so that its values are no longer needed. */
  get isDead(): boolean {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- walks from this frame outwards
    let frame: Frame | undefined = this;
    while (frame !== undefined) {
      if (frame.#isDead) return true;
      frame = frame.#parent;
    }
    return false;
  }

  /** Discards the frame. The caller decides what its parent shows instead. */
  kill(): void {
    this.#isDead = true;
  }

  addText(text: string): void {
    this.#pieces.push(text);
  }

  /** Adds a placeholder for a pending value, which must be filled exactly once. */
  addPlaceholder(): number {
    this.#pending += 1;
    return this.#pieces.push('') - 1;
  }

  /** Keeps the frame open without a placeholder until `release` is called. */
  hold(): void {
    this.#pending += 1;
  }

  release(): void {
    this.#pending -= 1;
    if (this.#pending > 0) return;
    if (this.onSettled !== undefined) {
      this.onSettled();
      return;
    }
    // Not `join`, which makes one string of the pieces: the answer as a whole is made into one when it is sent.
    let text = '';
    for (const piece of this.#pieces) text += piece;
    if (this.#parent === undefined) this.onText(text);
    else this.#parent.fill(this.#place, text);
  }

  fill(place: number, text: string): void {
    this.#pieces[place] = text;
    this.release();
  }

  /** Fills a placeholder with the text of another frame when that is complete. */
  fillBy(place: number, child: Frame, isNullable: boolean): void {
    child.#parent = this;
    child.#place = place;
    child.isNullable = isNullable;
  }

  /** Replaces this frame with null. */
  becomeNull(): void {
    this.#parent?.fill(this.#place, 'null');
  }
}
