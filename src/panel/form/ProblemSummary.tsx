import { sayCount } from '../words';
import { focusControl } from './focus';
import type { FormProblem } from './form-values';

/** How many fields keep the form from being saved; a press leads to the first. */
export function ProblemSummary({ problems }: { problems: readonly FormProblem[] }) {
  const fields = new Set(problems.map((problem) => problem.controlId)).size;
  const [first] = problems;
  if (!first) return null;
  if (first.controlId === '') return first.message;
  return (
    <button type="button" onClick={() => focusControl(first.controlId)}>
      {sayCount('form_needs_you', fields)}
    </button>
  );
}
