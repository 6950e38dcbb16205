import type { FieldMetadata } from '../__generated__/google-people.ts';
import { readable } from '../loaders/record-shape.ts';

interface Ranked {
  readonly metadata?: FieldMetadata;
}

/** The item that counts. Lists have no order; an only item needs no mark, since there is nothing to choose from. */
export const primaryOf = <Item extends Ranked>(items: readonly Item[] = []): Item | undefined =>
  readable(items).find(({ metadata }) => metadata?.primary) ?? (items.length === 1 ? items[0] : undefined);

/** The value, if the graph has it: null for `…_UNSPECIFIED` and for what Google may have added since. */
export const knownValue = <Value extends string>(
  values: Readonly<Record<Value, true>>,
  value: string | undefined,
): Value | null => (value !== undefined && Object.hasOwn(values, readable(value)) ? (value as Value) : null);
