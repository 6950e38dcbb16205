import { useState } from 'react';

import type { Caller } from '../explorer.ts';

/** The caller to send operations as: one of the server's callers, or the owner of typed tokens. */
export interface CallerChoice {
  readonly name: string;
  readonly tokens: Readonly<Record<string, string>>;
}

const OWN_TOKENS = 'Own tokens';
const TOKEN_HEADERS = {
  'x-google-authorization': 'Google token',
  'x-ringcentral-authorization': 'RingCentral token',
};

/** In the tab's session storage, so that a reload keeps the caller. */
const STORAGE_KEY = 'contacts-graph:caller';

export const useCallerChoice = (callers: readonly Caller[]) => {
  const [choice, setChoice] = useState<CallerChoice>(() => {
    const stored = sessionStorage.getItem(STORAGE_KEY);
    return stored === null
      ? { name: callers[0]?.name ?? OWN_TOKENS, tokens: {} }
      : (JSON.parse(stored) as CallerChoice);
  });
  const change = (next: CallerChoice) => {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(next));
    setChoice(next);
  };
  return [choice, change] as const;
};

export const headersOf = (
  { name, tokens }: CallerChoice,
  callers: readonly Caller[],
): Readonly<Record<string, string>> =>
  name === OWN_TOKENS
    ? Object.fromEntries(
        Object.entries(tokens)
          .filter(([, token]) => token.trim() !== '')
          .map(([header, token]) => [header, `Bearer ${token.trim().replace(/^bearer\s+/i, '')}`]),
      )
    : (callers.find((caller) => caller.name === name)?.headers ?? {});

interface CallerSwitchProps {
  readonly callers: readonly Caller[];
  readonly choice: CallerChoice;
  readonly onChange: (choice: CallerChoice) => void;
}

export const CallerSwitch = ({ callers, choice, onChange }: CallerSwitchProps) => (
  <form className="callers" onSubmit={(event) => event.preventDefault()}>
    <label>
      You are{' '}
      <select value={choice.name} onChange={({ target }) => onChange({ ...choice, name: target.value })}>
        {[...callers.map(({ name }) => name), OWN_TOKENS].map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
    {choice.name === OWN_TOKENS &&
      Object.entries(TOKEN_HEADERS).map(([header, label]) => (
        <label key={header}>
          {label}{' '}
          <input
            type="password"
            autoComplete="off"
            placeholder={`empty: ${callers[0]?.name.toLowerCase() ?? 'nobody'}`}
            value={choice.tokens[header] ?? ''}
            onChange={({ target }) =>
              onChange({ ...choice, tokens: { ...choice.tokens, [header]: target.value } })
            }
          />
        </label>
      ))}
  </form>
);
