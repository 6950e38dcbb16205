/** A fair queue: owners take turns; the items of one owner are served in the order of arrival. */
export class Turns<Item> {
  // The first owner is next, and moves to the end after its turn.
  readonly #byOwner = new Map<string, Item[]>();
  size = 0;

  lengthOf(owner: string): number {
    return this.#byOwner.get(owner)?.length ?? 0;
  }

  add(owner: string, item: Item): void {
    const present = this.#byOwner.get(owner);
    if (present === undefined) this.#byOwner.set(owner, [item]);
    else present.push(item);
    this.size += 1;
  }

  /** False if the item has been taken. */
  remove(owner: string, item: Item): boolean {
    const own = this.#byOwner.get(owner);
    const place = own?.indexOf(item) ?? -1;
    if (own === undefined || place < 0) return false;
    own.splice(place, 1);
    this.size -= 1;
    if (own.length === 0) this.#byOwner.delete(owner);
    return true;
  }

  /** Dequeues the first item of the first owner that may be served. */
  take(mayServe: (owner: string) => boolean = () => true): Item | undefined {
    for (const [owner, own] of this.#byOwner) {
      if (!mayServe(owner)) continue;
      const next = own.shift();
      this.#byOwner.delete(owner);
      if (own.length > 0) this.#byOwner.set(owner, own);
      this.size -= 1;
      return next;
    }
    return undefined;
  }
}
