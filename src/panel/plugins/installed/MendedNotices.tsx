import type { InstalledPlugins } from '../../../core/plugins/installed-plugin';
import { Notice } from '../../ui/Notice';
import { say } from '../../app/words';

/** What a refresh had to mend in the person's own settings, and what could not be kept. */
export function MendedNotices({ mended }: { mended: NonNullable<InstalledPlugins['mended']> }) {
  const { keys, oversized = [], dropped = [] } = mended;
  return (
    <>
      {keys.length > 0 && (
        <Notice tone="wait" title={say('mended_title', keys.join(', '))}>
          <p>{say('mended_help')}</p>
        </Notice>
      )}
      {oversized.length > 0 && (
        <Notice tone="wait" title={say('mended_large_title', oversized.join(', '))}>
          <p>{say('mended_large_help')}</p>
          {dropped.length > 0 && (
            <>
              <p>{say('mended_large_dropped')}</p>
              <ul>
                {dropped.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
    </>
  );
}
