import type { FieldProblem } from '../../core/forms/field';
import { Notice } from '../ui/Notice';
import { say, sayCount } from '../app/words';

/** Parts of a plugin's form that were left out, by field with the reason, in one notice. */
export function RefusedParts({ problems }: { problems: readonly FieldProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <Notice tone="wait" title={sayCount('config_refused', problems.length)}>
      <ul>
        {problems.map(({ field, reason }) => (
          <li key={`${field} ${reason}`}>{say(`manifest_${reason}`, field || say('config_whole'))}</li>
        ))}
      </ul>
    </Notice>
  );
}
