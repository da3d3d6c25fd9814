import { say } from '../../app/words';
import type { ConfigChange } from './config-changes';
import './ChangeLines.css';

/** Settings that have changed, each with what stood there before and what stands there now. */
export function ChangeLines({ changes }: { changes: readonly ConfigChange[] }) {
  return (
    <ul className="saved-changes">
      {changes.map(({ key, title, from, to }) => (
        <li key={key}>{say('saved_change', title, from, to)}</li>
      ))}
    </ul>
  );
}
