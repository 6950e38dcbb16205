import type { SettingsControl } from './control.ts';
import { type Check, checkShape } from './input.ts';

/** Switches of an upstream: typed for code, checked for the control endpoint. */
export interface Settings<Values extends object> extends SettingsControl {
  /** The values in force. Read them at every use; the object is replaced on change. */
  readonly values: Values;
  read(): Values;
  /** Changes the members given; throws a ControlError for a name or value that is not allowed. */
  update(change: unknown): void;
  /** Back to the values at the start. */
  reset(): void;
}

/** `checks` has one checker for every switch, so a switch without one does not compile. */
export const createSettings = <Values extends object>(
  initial: Values,
  checks: { readonly [Name in keyof Values]-?: Check<Values[Name]> },
): Settings<Values> => {
  let values = initial;
  return {
    get values() {
      return values;
    },
    read: () => values,
    update: (change) => {
      values = { ...values, ...checkShape(change, 'settings', checks as Record<string, Check<unknown>>) };
    },
    reset: () => {
      values = initial;
    },
  };
};
