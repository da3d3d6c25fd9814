import { Notice } from '../ui/Notice';
import { say, sayCount } from '../words';

/** Which fields lost a pattern that must not run. */
export function RefusedPatterns({ fields }: { fields: readonly string[] }) {
  if (fields.length === 0) return null;
  return (
    <Notice tone="wait" title={sayCount('config_refused', fields.length)}>
      <ul>
        {fields.map((field) => (
          <li key={field}>{say('manifest_unsafe_pattern', field)}</li>
        ))}
      </ul>
    </Notice>
  );
}
