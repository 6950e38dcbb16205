import type { UserError, UserErrorCode } from '../clients/errors/user-error.ts';

/** Faults of one input, in the order in which they are found. */
export interface UserErrorList {
  add(field: readonly string[], code: UserErrorCode, message: string): void;
  readonly isEmpty: boolean;
  /** All of them, or as many as fit and one more entry that says how many there are besides. */
  toArray(): readonly UserError[];
}

const MAX_LISTED = 50;

/** A list that stays short: a mistake in every one of a million contacts is told by the first few. */
export function createUserErrorList(): UserErrorList {
  const listed: UserError[] = [];
  let total = 0;
  return {
    add(field, code, message) {
      total += 1;
      if (listed.length < MAX_LISTED) listed.push({ field, code, message });
    },
    get isEmpty() {
      return total === 0;
    },
    toArray() {
      const hidden = total - listed.length;
      if (hidden === 0) return listed;
      const message = `There ${hidden === 1 ? 'is 1 more fault' : `are ${hidden} more faults`} that are not listed.`;
      return [...listed, { field: null, code: 'INVALID', message }];
    },
  };
}
