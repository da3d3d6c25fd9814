import type { FieldProblem } from '../../core/forms/field';
import { Notice } from '../ui/Notice';
import { sayCount } from '../app/words';
import { distinctProblems, ProblemLines } from './ProblemLines';

/** Parts of a plugin's form that were left out, by field with the reason, in one notice. */
export function RefusedParts({ problems }: { problems: readonly FieldProblem[] }) {
  const distinct = distinctProblems(problems);
  if (distinct.length === 0) return null;
  return (
    <Notice tone="wait" title={sayCount('config_refused', distinct.length)}>
      <ProblemLines problems={distinct} />
    </Notice>
  );
}
