import type { ManifestProblem } from '../../../core/plugins/plugin-description';
import { Notice } from '../../ui/Notice';
import { say, sayCount } from '../../app/words';

/** Problems in a plugin's manifest, each with the field's name. */
export function ManifestProblems({ problems }: { problems: readonly ManifestProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <Notice tone="wait" title={sayCount('manifest_problems', problems.length)}>
      <ul>
        {problems.map(({ field, reason }) => (
          <li key={`${field} ${reason}`}>{say(`manifest_${reason}`, field || say('config_whole'))}</li>
        ))}
      </ul>
    </Notice>
  );
}
