import type { Item } from './contact.ts';

/** A file of contacts; it can be read more than once, each time from its beginning and at the reader's pace. */
export interface Source {
  /** @throws FileError */
  items(): AsyncIterable<Item>;
  /** What is to be said of the file as a whole; complete after one reading. */
  remarks(): readonly string[];
}
