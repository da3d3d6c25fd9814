import { useMemo, useState } from 'react';
import type { Extension } from '../../../core/basics/extension';
import * as draftName from '../../../core/forms/draft-name';
import type { MappedUser, UserMapping } from '../../../core/crm/user-mapping';
import { noSecrets, useDraft } from '../../shared/use-draft';
import { ProblemNotice } from '../../shared/ProblemNotice';
import type { Attempt } from '../../shared/request';
import { usePanel } from '../../app/store';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Notice } from '../../ui/Notice';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';
import { ChosenExtensions } from './ChosenExtensions';
import { ExtensionSearch } from './ExtensionSearch';
import { readMappingDraft } from './mapping-draft';

interface MappingDialogProps {
  mapping: UserMapping;
  mapped: readonly MappedUser[];
  extensions: readonly Extension[];
  save: Pick<Attempt<never, unknown>, 'isRunning' | 'problem' | 'dismiss'>;
  onSave: (extensionIds: readonly string[]) => Promise<boolean>;
  onClose: () => void;
}

/** Chooses the extensions whose calls are logged under one CRM user's name. */
export function MappingDialog({ mapping, mapped, extensions, save, onSave, onClose }: MappingDialogProps) {
  const { user } = mapping;
  const stored = mapping.extensions.map(({ id }) => id);
  const draft = useDraft(draftName.userMapping, noSecrets);
  const isOnline = usePanel((state) => state.isOnline);
  const [chosen, setChosen] = useState<readonly string[]>(() => {
    const drafted = readMappingDraft(draft.kept);
    return drafted?.userId === user.id ? drafted.extensionIds : stored;
  });
  const owners = useMemo(
    () =>
      new Map(
        mapped
          .filter((one) => one.user.id !== user.id)
          .flatMap((one) => one.extensionIds.map((id) => [id, one.user.name])),
      ),
    [mapped, user.id],
  );
  const choose = (ids: readonly string[]) => {
    setChosen(ids);
    draft.keep({ userId: user.id, extensionIds: ids });
  };
  const close = () => {
    draft.discard();
    save.dismiss();
    onClose();
  };
  const submit = async () => {
    draft.flush();
    if (await onSave(chosen)) close();
  };
  const isChanged = chosen.join() !== stored.join();
  const taken = chosen.flatMap((id) => owners.get(id) ?? []);
  return (
    <ConfirmDialog
      title={say('mapping_edit_title', user.name)}
      confirmLabel={say('save')}
      cancelLabel={say('cancel')}
      busy={save.isRunning}
      unavailable={isChanged ? (isOnline ? undefined : say('offline_reason')) : say('config_unchanged')}
      onConfirm={() => void submit()}
      onCancel={close}
    >
      <SmallText>{say('mapping_edit_help', user.name)}</SmallText>
      <ChosenExtensions
        extensions={chosen.flatMap((id) => extensions.find((extension) => extension.id === id) ?? [])}
        onRemove={(id) => choose(chosen.filter((one) => one !== id))}
      />
      <ExtensionSearch
        extensions={extensions}
        chosen={chosen}
        owners={owners}
        onChoose={(id) => choose([...chosen, id])}
      />
      {taken.length > 0 && (
        <Notice tone="wait">{say('mapping_takes', [...new Set(taken)].join(', '))}</Notice>
      )}
      {save.problem && <ProblemNotice problem={save.problem} kept={say('mapping_kept')} />}
    </ConfirmDialog>
  );
}
