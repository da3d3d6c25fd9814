import type { ManifestProblem } from '../../core/plugins/plugin-description';
import { say, sayCount } from '../app/words';

/** A stranger decides how many there are. */
const mostShown = 12;

/** Each problem once: the same pattern is refused by whoever looks at it. */
export function distinctProblems<P extends ManifestProblem>(problems: readonly P[]): P[] {
  return [...new Map(problems.map((problem) => [lineKey(problem), problem])).values()];
}

function lineKey({ field, reason }: ManifestProblem): string {
  return `${field} ${reason}`;
}

/** What is wrong in a manifest, by field with the reason. */
export function ProblemLines({ problems }: { problems: readonly ManifestProblem[] }) {
  const shown = problems.slice(0, mostShown);
  return (
    <ul>
      {shown.map((problem) => (
        <li key={lineKey(problem)}>
          {say(`manifest_${problem.reason}`, problem.field || say('config_whole'))}
        </li>
      ))}
      {problems.length > shown.length && <li>{sayCount('manifest_more', problems.length - shown.length)}</li>}
    </ul>
  );
}
