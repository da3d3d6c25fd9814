import { useCallback, useMemo, useState } from 'react';
import { saveAdminTemplates, type TemplateChanges } from '../../../actions/settings/save-note-templates';
import * as draftName from '../../../core/forms/draft-name';
import { templatesIn } from '../../../core/settings/note-template';
import { hashOf } from '../../app/route';
import { usePanel, usePanelStore } from '../../app/store';
import { say } from '../../app/words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { SettingsFooter } from '../../shared/settings/SettingsFooter';
import { useSettingsForm } from '../../shared/settings/use-settings-form';
import { noSecrets } from '../../shared/use-draft';
import { FormField } from '../../ui/FormField';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
import { Toggle } from '../../ui/Toggle';
import { TemplateFields } from './TemplateFields';
import { changesOf, draftedTemplates, valuesOf, type TemplateValues } from './template-values';

/** Note templates that an admin sets for everybody; with a lock, people have these alone. */
export function AdminTemplatesScreen() {
  const records = usePanel((state) => state.settingRecords);
  const isOnline = usePanel((state) => state.isOnline);
  const store = usePanelStore();
  const { admins, isLocked } = useMemo(() => templatesIn(records), [records]);
  const stored = useMemo((): TemplateValues => valuesOf(admins), [admins]);
  const [wanted, setWanted] = useState<boolean>();
  const locks = wanted ?? isLocked;
  const countChanges = useCallback((edited: TemplateValues) => changesOf(stored, edited).size, [stored]);
  const save = useCallback(
    (wish: { readonly changes: TemplateChanges; readonly isLocked: boolean }) =>
      saveAdminTemplates({
        ...wish,
        seen: store.getState().settingRecords,
        displayName: say('templates_title'),
        draft: draftName.adminNoteTemplates,
      }),
    [store],
  );
  const form = useSettingsForm({
    draftName: draftName.adminNoteTemplates,
    secrets: noSecrets,
    part: 'templates',
    stored,
    readDraft: draftedTemplates,
    countChanges,
    save,
  });
  const submit = async () => {
    const isSaved = await form.submit({ changes: changesOf(stored, form.values), isLocked: locks });
    if (isSaved) setWanted(undefined);
  };
  const discard = () => {
    setWanted(undefined);
    form.discard();
  };
  const changes = form.changes + (locks === isLocked ? 0 : 1);
  return (
    <Screen
      title={say('templates_title')}
      back={{ href: hashOf({ screen: 'note_templates' }), label: say('back') }}
      footer={
        <SettingsFooter
          form={{ ...form, changes, discard }}
          audience="everybody"
          isOnline={isOnline}
          onSave={() => void submit()}
        />
      }
    >
      <Section>
        <SmallText>{say('templates_admin_help')}</SmallText>
        <FormField label={say('templates_lock')} hint={say('templates_lock_help')} inline>
          {(control) => (
            <Toggle {...control} checked={locks} onChange={(event) => setWanted(event.target.checked)} />
          )}
        </FormField>
        {form.problem && <ProblemNotice problem={form.problem} kept={say('kept_typed')} />}
        <TemplateFields values={form.values} onChange={(values) => form.edit(() => values)} />
      </Section>
    </Screen>
  );
}
