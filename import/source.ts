import type { Item } from './contact.ts';

/** A file of contacts. It can be read several times, each time from the beginning and at the consumer's pace. */
export interface Source {
  /** @throws FileError */
  items(): AsyncIterable<Item>;
  /** Remarks on the file as a whole; complete once `items` has been read. */
  remarks(): readonly string[];
}
