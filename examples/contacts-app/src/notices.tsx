import { type Problem, problemText, type System, timeText } from './systems.ts';

interface NoticesProps {
  readonly problems?: readonly Problem[];
  /** The age of each system's data; null when it was just read from upstream. */
  readonly ages?: readonly { readonly system: System; readonly asOf: string | null }[];
  readonly onRetry?: () => void;
}

/** Data older than this is marked as old. The graph keeps it more current while upstream answers. */
const OLD_MS = 2 * 60_000;

/** Shows problems and old data; nothing when there are none. */
export const Notices = ({ problems = [], ages = [], onRetry }: NoticesProps) => {
  const old = ages.flatMap(({ system, asOf }) =>
    asOf !== null && Date.now() - Date.parse(asOf) > OLD_MS ? [{ system, asOf }] : [],
  );
  return (
    <div role="status" className="notices">
      {problems.map((problem) => (
        <p key={`${problem.system ?? ''} ${problem.code}`}>
          {problemText(problem)}{' '}
          {onRetry && (
            <button type="button" onClick={onRetry}>
              Try again
            </button>
          )}
        </p>
      ))}
      {old.map(({ system, asOf }) => (
        <p key={system}>
          {system}’s contacts are shown as they were at {timeText(asOf)}.
        </p>
      ))}
    </div>
  );
};
