import { useCallback, useState } from 'react';
import type { LastSave } from '../../../core/plugins/installed-plugin';
import { undoPluginConfig } from '../../../actions/plugins/save-plugin-config';
import { useNow } from '../../shared/use-now';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { say, sayCount } from '../../app/words';
import { describeChanges } from '../../shared/settings/config-changes';
import { ChangeLines } from '../../shared/settings/ChangeLines';
import { useSeenPlugin, type ConfiguredPlugin } from '../../shared/settings/configured-plugin';
import { useLastSave } from '../personal';

/** How long a save is offered to be undone; ms. */
const offered = 60 * 60_000;

/** What the last save changed, and the way back, once. */
export function LastSaveLine({ plugin }: { plugin: ConfiguredPlugin }) {
  const save = useLastSave(plugin.id);
  const seen = useSeenPlugin(plugin);
  const undo = useAttempt(useCallback((last: LastSave) => undoPluginConfig(seen, last), [seen]));
  const now = useNow();
  const [dismissedAt, setDismissedAt] = useState(0);
  if (save && undo.problem)
    return <ProblemNotice problem={undo.problem} onRetry={() => void undo.run(save)} />;
  if (!save || save.savedAt === dismissedAt || now - save.savedAt > offered) return null;
  const changes = describeChanges(plugin, save.before, save.keys);
  if (changes.length === 0) return null;
  return (
    <Notice
      tone="ok"
      title={sayCount('saved_changes', changes.length)}
      actions={
        <>
          <Button size="small" variant="quiet" busy={undo.isRunning} onClick={() => void undo.run(save)}>
            {say('saved_undo')}
          </Button>
          <Button size="small" variant="text" onClick={() => setDismissedAt(save.savedAt)}>
            {say('done')}
          </Button>
        </>
      }
    >
      <ChangeLines changes={changes} />
    </Notice>
  );
}
