import type { SettingsControl } from './control.ts';
import { type Check, checkShape } from './input.ts';

/** Settings of an upstream: typed for code, checked for the control endpoint. */
export interface Settings<Values extends object> extends SettingsControl {
  /** The current values. Read them at every use: a change replaces the object. */
  readonly values: Values;
  read(): Values;
  /** Changes the given settings; throws a ControlError for a name or value that is not allowed. */
  update(change: unknown): void;
  /** Restores the initial values. */
  reset(): void;
}

/** `checks` must have a check for every setting, else it does not compile. */
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
