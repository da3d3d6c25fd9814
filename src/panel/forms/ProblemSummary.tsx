import { Notice } from '../ui/Notice';
import { say, sayCount } from '../app/words';
import { focusControl } from './focus';
import type { FormProblem } from './form-values';
import './ProblemSummary.css';

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

/** One field needs no list: the foot of the form leads to it. */
export function SeveralProblems({ problems }: { problems: readonly FormProblem[] }) {
  return problems.length > 1 && <ProblemList problems={problems} />;
}

/** Every field that keeps a form from being saved, as a link to it. */
export function ProblemList({ problems }: { problems: readonly FormProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <Notice tone="bad" role="alert" title={say('form_problems')}>
      <ul className="form-problems">
        {problems.map(({ controlId, label, message }, place) => (
          <li key={`${place} ${controlId}`}>
            {controlId === '' ? (
              message
            ) : (
              <button type="button" onClick={() => focusControl(controlId)}>
                {label ? say('form_problem', label, message) : message}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
