import { type QueryWord, queryWords, type Rank, rankOf, RANKS, searchText } from './match.ts';
import {
  changeOrder,
  comparePlaces,
  type Direction,
  type Place,
  placeOf,
  sortRows,
  type SortValues,
} from './orders.ts';
import { type Page, type PageRequest, rowsOfPage } from './page.ts';
import { estimateBytes } from './record-bytes.ts';
import type { RecordKind } from './record-kind.ts';
import { isSameContent } from './same-content.ts';
import { type Slices, startSlices } from './slices.ts';

export interface OrderRequest<OrderName> {
  readonly order: OrderName;
  readonly direction: Direction;
}

/** The place of a record in the results of a search. */
export interface SearchPlace extends Place {
  readonly rank: Rank;
}

/** Changes by a sync or write, with the latest state of each record. An id in both lists counts as deleted. */
export interface Changes<Item> {
  readonly upserts?: readonly Item[];
  readonly tombstones?: readonly string[];
}

/** The keys of a record in an index. The function itself identifies the index. It must not throw. */
export type KeysOf<Item> = (item: Item) => readonly string[];

interface Entry<Item> {
  readonly id: string;
  readonly item: Item;
  /** Estimated bytes in memory. */
  readonly bytes: number;
  /** Folded text; created at the first search. */
  text?: string;
  /** Keys by index; created on first use. */
  keys?: Map<KeysOf<Item>, readonly string[]>;
}

type Entries<Item> = ReadonlyMap<string, Entry<Item>>;
type Rows<Item> = readonly Entry<Item>[];
type Orders<Item, OrderName> = ReadonlyMap<OrderName, Rows<Item>>;

// With more changed rows an order is sorted again when it is needed, which takes little longer than changing it.
const MAX_CHANGED_ROWS = 256;

/**
 * The records of one stream of a book, in memory. A set is immutable: `apply` returns a new one and does not affect readers of
 * the old one. The owner of a book's current set applies one change after another.
 *
 * Orders, folded texts and indexes are created in slices on first use, and reused by the next set. The first call of a reading
 * function may take about 100 ms for 10,000 records; later ones take microseconds (a page) or a few milliseconds (a search).
 * None blocks the event loop for longer than one slice.
 */
export class RecordSet<Item extends object, OrderName extends string> {
  /** Estimated bytes in memory, including all orders, texts and indexes. */
  readonly bytes: number;
  readonly #kind: RecordKind<Item, OrderName>;
  readonly #entries: Entries<Item>;
  readonly #orders: Map<OrderName, Rows<Item>>;
  readonly #ordersUnderWay = new Map<OrderName, Promise<Rows<Item>>>();
  readonly #indexes = new Map<KeysOf<Item>, Promise<ReadonlyMap<string, Rows<Item>>>>();

  private constructor(
    kind: RecordKind<Item, OrderName>,
    entries: Entries<Item>,
    bytes: number,
    orders: Orders<Item, OrderName> = new Map(),
  ) {
    this.bytes = bytes;
    this.#kind = kind;
    this.#entries = entries;
    this.#orders = new Map(orders);
  }

  static empty<Item extends object, OrderName extends string>(
    kind: RecordKind<Item, OrderName>,
  ): RecordSet<Item, OrderName> {
    return new RecordSet(kind, new Map(), 0);
  }

  /** A set of the records. Of two with the same id the later one is used. Created in slices. */
  static of<Item extends object, OrderName extends string>(
    kind: RecordKind<Item, OrderName>,
    upserts: readonly Item[],
  ): Promise<RecordSet<Item, OrderName>> {
    return RecordSet.empty(kind).apply({ upserts });
  }

  get size(): number {
    return this.#entries.size;
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  get(id: string): Item | undefined {
    return this.#entries.get(id)?.item;
  }

  *items(): Generator<Item, void, undefined> {
    for (const { item } of this.#entries.values()) yield item;
  }

  /** Each record with its id. */
  *identified(): Generator<readonly [id: string, item: Item], void, undefined> {
    for (const { id, item } of this.#entries.values()) yield [id, item];
  }

  ids(): IterableIterator<string> {
    return this.#entries.keys();
  }

  async page(request: OrderRequest<OrderName> & PageRequest<Place>): Promise<Page<Item, Place>> {
    const { order, direction } = request;
    const valuesOf = this.#valuesOf(order);
    const rows = await this.#order(order);
    const compare = (row: Entry<Item>, place: Place): number => comparePlaces(placeOf(row, valuesOf), place);
    const page = rowsOfPage(rows, compare, request, direction === 'DESC');
    return {
      ...page,
      edges: page.rows.map((row) => new Edge(row.item, () => placeOf(row, valuesOf))),
      total: rows.length,
    };
  }

  /**
   * Records that contain each word of the query: best matches first, equal ones in the requested order. A blank query finds all.
   * @param matches an additional condition. It must not throw.
   */
  async search(
    query: string,
    request: OrderRequest<OrderName> & PageRequest<SearchPlace>,
    matches: (item: Item) => boolean = () => true,
  ): Promise<Page<Item, SearchPlace>> {
    const { order, direction } = request;
    const valuesOf = this.#valuesOf(order);
    const sign = direction === 'DESC' ? -1 : 1;
    const hits = await this.#hits(queryWords(query), matches, order, direction);
    const compare = ({ row, rank }: Hit<Item>, place: SearchPlace): number =>
      rank - place.rank || sign * comparePlaces(placeOf(row, valuesOf), place);
    const page = rowsOfPage(hits, compare, request);
    return {
      ...page,
      edges: page.rows.map(
        ({ row, rank }) => new Edge(row.item, () => ({ ...placeOf(row, valuesOf), rank })),
      ),
      total: hits.length,
    };
  }

  /** Records with the key, in no particular order. */
  async byKey(keysOf: KeysOf<Item>, key: string): Promise<readonly Item[]> {
    let index = this.#indexes.get(keysOf);
    if (index === undefined) {
      index = this.#makeIndex(keysOf);
      this.#indexes.set(keysOf, index);
    }
    return ((await index).get(key) ?? []).map(({ item }) => item);
  }

  /** The set with the changes; the same set if nothing changed. Records without an id are left out. */
  async apply({ upserts = [], tombstones = [] }: Changes<Item>): Promise<RecordSet<Item, OrderName>> {
    const slices = startSlices();
    const gone = new Set(tombstones);
    const changed = new Map<string, Entry<Item>>();
    for (const item of upserts) {
      if (slices.isOver()) await slices.pause();
      const id = this.#kind.idOf(item);
      if (id === undefined || gone.has(id)) continue;
      if (isSameContent(this.get(id), item)) changed.delete(id);
      else changed.set(id, { id, item, bytes: estimateBytes(item, this.#kind) });
    }
    const removed = [...gone].filter((id) => this.#entries.has(id));
    return changed.size + removed.length === 0 ? this : this.#changedBy(changed, removed, slices);
  }

  async #changedBy(
    changed: Entries<Item>,
    removedIds: readonly string[],
    slices: Slices,
  ): Promise<RecordSet<Item, OrderName>> {
    const entries = new Map(this.#entries);
    let { bytes } = this;
    const removed: Entry<Item>[] = [];
    const remove = (id: string): void => {
      const old = entries.get(id);
      if (old === undefined) return;
      removed.push(old);
      bytes -= old.bytes;
    };
    for (const id of removedIds) {
      remove(id);
      entries.delete(id);
    }
    for (const [id, entry] of changed) {
      remove(id);
      entries.set(id, entry);
      bytes += entry.bytes;
      if (slices.isOver()) await slices.pause();
    }
    const orders = new Map<OrderName, Rows<Item>>();
    if (removed.length + changed.size <= MAX_CHANGED_ROWS) {
      const rows = { removed, added: [...changed.values()] };
      for (const [order, old] of this.#orders) {
        orders.set(order, await changeOrder(old, rows, this.#valuesOf(order), slices));
      }
    }
    return new RecordSet(this.#kind, entries, bytes, orders);
  }

  #valuesOf(order: OrderName): SortValues<Entry<Item>> {
    const valuesOf = this.#kind.orders[order];
    return ({ item }) => valuesOf(item);
  }

  async #order(order: OrderName): Promise<Rows<Item>> {
    const made = this.#orders.get(order);
    if (made !== undefined) return made;
    let underWay = this.#ordersUnderWay.get(order);
    if (underWay === undefined) {
      underWay = sortRows(this.#entries.values(), this.#valuesOf(order), startSlices());
      this.#ordersUnderWay.set(order, underWay);
    }
    const rows = await underWay;
    this.#orders.set(order, rows);
    this.#ordersUnderWay.delete(order);
    return rows;
  }

  async #hits(
    words: readonly QueryWord[],
    matches: (item: Item) => boolean,
    order: OrderName,
    direction: Direction,
  ): Promise<readonly Hit<Item>[]> {
    const rows = await this.#order(order);
    const slices = startSlices();
    const byRank: Readonly<Record<Rank, Hit<Item>[]>> = { 0: [], 1: [], 2: [] };
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[direction === 'ASC' ? index : rows.length - 1 - index];
      if (row === undefined) continue;
      row.text ??= this.#searchText(row.item);
      const rank = rankOf(row.text, words);
      if (rank !== undefined && matches(row.item)) byRank[rank].push({ row, rank });
      if (index % LOOK_EVERY === 0 && slices.isOver()) await slices.pause();
    }
    return RANKS.flatMap((rank) => byRank[rank]);
  }

  #searchText(item: Item): string {
    const { names, emailAddresses, phoneNumbers } = this.#kind;
    return searchText({
      texts: [...names(item), ...emailAddresses(item)],
      phoneNumbers: phoneNumbers(item),
    });
  }

  async #makeIndex(keysOf: KeysOf<Item>): Promise<ReadonlyMap<string, Rows<Item>>> {
    const slices = startSlices();
    const index = new Map<string, Entry<Item>[]>();
    for (const entry of this.#entries.values()) {
      for (const key of keysOfEntry(entry, keysOf)) {
        const rows = index.get(key);
        if (rows === undefined) index.set(key, [entry]);
        else rows.push(entry);
      }
      if (slices.isOver()) await slices.pause();
    }
    return index;
  }
}

/**
 * A record of a page. Creates its place lazily, because most readers only need those at the ends of a page. A class, because V8
 * allocates the getters of object literals in the old space, where they would keep the whole operation alive.
 */
class Edge<Item, At> {
  readonly item: Item;
  readonly #makePlace: () => At;

  constructor(item: Item, makePlace: () => At) {
    this.item = item;
    this.#makePlace = makePlace;
  }

  get place(): At {
    return this.#makePlace();
  }
}

interface Hit<Item> {
  readonly row: Entry<Item>;
  readonly rank: Rank;
}

// Records searched between two checks of the clock.
const LOOK_EVERY = 32;

/** The distinct keys of an entry. Cached, because parsing a phone number is slow and most entries are reused by the next set. */
const keysOfEntry = <Item>(entry: Entry<Item>, keysOf: KeysOf<Item>): readonly string[] => {
  entry.keys ??= new Map();
  let keys = entry.keys.get(keysOf);
  if (keys === undefined) {
    keys = [...new Set(keysOf(entry.item))];
    entry.keys.set(keysOf, keys);
  }
  return keys;
};
