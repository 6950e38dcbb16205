import { type Problem, problemText, type System, timeText } from './systems.ts';

interface NoticesProps {
  readonly problems?: readonly Problem[];
  /** How current each system's data is; null where it was asked just now. */
  readonly ages?: readonly { readonly system: System; readonly asOf: string | null }[];
  readonly onRetry?: () => void;
}

/** Data is called old when it is older than this; the graph keeps it fresher than that as long as upstream answers. */
const OLD_MS = 2 * 60_000;

/** What went wrong and how old the data is, said only where it matters. */
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
