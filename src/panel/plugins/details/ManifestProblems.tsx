import type { ManifestProblem } from '../../../core/plugins/plugin-description';
import { distinctProblems, ProblemLines } from '../../forms/ProblemLines';
import { Notice } from '../../ui/Notice';
import { sayCount } from '../../app/words';

/** Problems in a plugin's manifest, each with the field's name. */
export function ManifestProblems({ problems }: { problems: readonly ManifestProblem[] }) {
  const distinct = distinctProblems(problems);
  if (distinct.length === 0) return null;
  return (
    <Notice tone="wait" title={sayCount('manifest_problems', distinct.length)}>
      <ProblemLines problems={distinct} />
    </Notice>
  );
}
