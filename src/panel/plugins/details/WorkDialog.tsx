import { growsBeyond, consentTo } from '../../../core/plugins/consent-change';
import type { PluginDescription } from '../../../core/plugins/plugin-description';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { say } from '../../app/words';
import { ChangeTable } from './ChangeTable';
import { ConsentTable } from '../../shared/plugins/ConsentTable';
import type { PluginWork } from './use-plugin-work';

/** Asks for confirmation, showing what goes where; for an update, what changes. */
export function WorkDialog({ work, manifest }: { work: PluginWork; manifest: PluginDescription }) {
  const { question, change } = work;
  if (!question) return null;
  if (question === 'agree') {
    return (
      <ConfirmDialog
        title={say('agree_ask_title', manifest.displayName)}
        confirmLabel={say('agree_confirm')}
        cancelLabel={say('cancel')}
        onConfirm={work.confirm}
        onCancel={work.cancel}
      >
        <p>{say('agree_ask_help')}</p>
        <ConsentTable consent={consentTo(manifest)} />
      </ConfirmDialog>
    );
  }
  const grows = growsBeyond(change);
  return (
    <ConfirmDialog
      title={say(`ask_${question}_title`, manifest.displayName)}
      confirmLabel={question === 'update' && grows ? say('update_agree') : say(`ask_${question}_confirm`)}
      cancelLabel={say('cancel')}
      onConfirm={work.confirm}
      onCancel={work.cancel}
    >
      {question === 'update' ? (
        <>
          <p>{say(grows ? 'update_grows' : 'update_keeps')}</p>
          <ChangeTable change={change} fields={manifest.fields} />
        </>
      ) : (
        <>
          <p>{say(`ask_${question}_help`)}</p>
          <ConsentTable consent={consentTo(manifest)} />
        </>
      )}
    </ConfirmDialog>
  );
}
