import { useCallback, useMemo } from 'react';
import { saveOwnTemplates, type TemplateChanges } from '../../../actions/settings/save-note-templates';
import * as draftName from '../../../core/forms/draft-name';
import { templatesIn } from '../../../core/settings/note-template';
import { hashOf } from '../../app/route';
import { usePanel, usePanelStore } from '../../app/store';
import { say } from '../../app/words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { SettingsFooter } from '../../shared/settings/SettingsFooter';
import { useSettingsForm } from '../../shared/settings/use-settings-form';
import { noSecrets } from '../../shared/use-draft';
import { Card } from '../../ui/Card';
import { KeyValues } from '../../ui/KeyValues';
import { Notice } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
import { TemplateFields } from './TemplateFields';
import { changesOf, draftedTemplates, valuesOf, type TemplateValues } from './template-values';

/** A person's own note templates, below those of their organization. */
export function TemplatesScreen() {
  const records = usePanel((state) => state.settingRecords);
  const isOnline = usePanel((state) => state.isOnline);
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const store = usePanelStore();
  const { admins, own, isLocked } = useMemo(() => templatesIn(records), [records]);
  const stored = useMemo((): TemplateValues => valuesOf(own), [own]);
  const countChanges = useCallback((edited: TemplateValues) => changesOf(stored, edited).size, [stored]);
  const save = useCallback(
    (changes: TemplateChanges) => saveOwnTemplates(store.getState().settingRecords, changes),
    [store],
  );
  const form = useSettingsForm({
    draftName: draftName.noteTemplates,
    secrets: noSecrets,
    part: 'templates',
    stored,
    readDraft: draftedTemplates,
    countChanges,
    save,
  });
  return (
    <Screen
      title={say('templates_title')}
      back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}
      footer={
        !isLocked && (
          <SettingsFooter
            form={form}
            audience="person"
            isOnline={isOnline}
            onSave={() => void form.submit(changesOf(stored, form.values))}
          />
        )
      }
    >
      <Section>
        <SmallText>{say('templates_help')}</SmallText>
        {isAdmin && (
          <SmallText>
            <a href={hashOf({ screen: 'admin_note_templates' })}>{say('settings_for_everyone')}</a>
          </SmallText>
        )}
        {isLocked && <Notice tone="accent" title={say('templates_locked')} />}
        {form.problem && <ProblemNotice problem={form.problem} kept={say('kept_typed')} />}
        {admins.length > 0 && (
          <Card title={say('templates_admins')} icon="lock">
            <KeyValues rows={admins.map(({ name, text }) => ({ key: name, value: text }))} />
          </Card>
        )}
        {!isLocked && <TemplateFields values={form.values} onChange={(values) => form.edit(() => values)} />}
      </Section>
    </Screen>
  );
}
