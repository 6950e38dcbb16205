import type { UpstreamReport } from '../../clients/http/upstream-report.ts';
import type { PassReason } from '../../mirror/mirror.ts';

type UpstreamName = UpstreamReport['budgets'][number]['upstream'];
type Budget = UpstreamReport['budgets'][number];

/** The parts of a GraphQL response that the summary needs. */
export interface Answer {
  readonly errors?: readonly AnswerError[];
  readonly extensions?: {
    readonly upstream?: Pick<UpstreamReport, 'budgets'> & {
      readonly calls: readonly Pick<UpstreamReport['calls'][number], 'upstream' | 'shared'>[];
      readonly books?: readonly Book[];
    };
  };
}

interface AnswerError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions?: {
    readonly code?: string;
    readonly upstream?: UpstreamName;
    readonly retryAfter?: number;
  };
}

type Book = { readonly stream: string } & (
  | { readonly servedBy: 'mirror'; readonly ageSeconds: number }
  | { readonly servedBy: 'upstream'; readonly reason: PassReason }
);

/** A readable summary of a response: its errors and its upstream costs. */
export interface AnswerSummary {
  readonly problems: readonly string[];
  readonly facts: readonly string[];
}

/** @param now - when the response arrived; used to compute the time to try again */
export const summarizeAnswer = ({ errors = [], extensions }: Answer, now: Date): AnswerSummary => {
  const problems = [...new Set(errors.map((error) => problemText(error, now)))];
  const upstream = extensions?.upstream;
  return {
    problems:
      problems.length <= MAX_PROBLEMS
        ? problems
        : [...problems.slice(0, MAX_PROBLEMS), `And ${count(problems.length - MAX_PROBLEMS, 'more error')}.`],
    facts:
      upstream === undefined
        ? []
        : [
            callsText(upstream.calls),
            ...upstream.budgets.map(budgetText),
            ...(upstream.books ?? []).map(bookText),
          ],
  };
};

const MAX_PROBLEMS = 3;

const problemText = ({ message, locations, extensions = {} }: AnswerError, now: Date): string => {
  const { code, upstream, retryAfter } = extensions;
  if (code === 'RATE_LIMITED' && upstream !== undefined && retryAfter !== undefined) {
    const again = new Date(now.getTime() + retryAfter * 1000).toLocaleTimeString();
    return `${TITLES[upstream]} is out of quota. Try again in ${count(retryAfter, 'second')}, at ${again}.`;
  }
  const [place] = locations ?? [];
  return place === undefined ? message : `Line ${place.line}, column ${place.column}: ${message}`;
};

const callsText = (
  calls: readonly { readonly upstream: UpstreamName; readonly shared: boolean }[],
): string => {
  const own = calls.filter(({ shared }) => !shared);
  const names = [...new Set(own.map(({ upstream }) => upstream))];
  const parts = names.map(
    (name) => `${own.filter(({ upstream }) => upstream === name).length} to ${TITLES[name]}`,
  );
  const sharedCalls = calls.length - own.length;
  return [
    own.length === 0 ? 'No upstream call' : `${count(own.length, 'upstream call')}: ${parts.join(', ')}`,
    ...(sharedCalls === 0 ? [] : [`${sharedCalls} shared with another operation`]),
  ].join('; ');
};

const budgetText = ({ upstream, group, limit, remaining, windowSeconds, penaltySeconds }: Budget): string => {
  const name = `${TITLES[upstream]}, ${group}`;
  if (penaltySeconds > 0) return `${name}: no calls for ${count(Math.ceil(penaltySeconds), 'second')}`;
  if (limit === null || remaining === null) return `${name}: limit unknown`;
  return `${name}: ${count(remaining, 'call')} left of ${limit} per ${count(windowSeconds, 'second')}`;
};

const bookText = (book: Book): string =>
  book.servedBy === 'mirror'
    ? `${book.stream}: served by the mirror, ${count(Math.round(book.ageSeconds), 'second')} old`
    : `${book.stream}: read from upstream because ${PASS_REASONS[book.reason]}`;

const TITLES: Readonly<Record<UpstreamName, string>> = {
  'google-people': 'Google People',
  ringcentral: 'RingCentral',
};

const PASS_REASONS: Readonly<Record<PassReason, string>> = {
  'not-filled': 'the mirror is not filled yet',
  bound: 'the request asked for fresh data',
  'not-granted': 'the right to read the mirror could not be checked',
  'token-gone': 'the mirror is being filled again',
  'in-doubt': 'a write may not be in the mirror yet',
  'not-synced': 'the mirror could not be synced',
  arguments: 'the mirror does not support these arguments',
};

const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
