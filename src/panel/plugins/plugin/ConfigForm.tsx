import { useCallback, useMemo, useState } from 'react';
import * as draftName from '../../../core/forms/draft-name';
import { secretKeys } from '../../../core/forms/secrets';
import type { ChoiceChanges } from '../../../core/settings/choice-changes';
import { savePluginConfig } from '../../../actions/plugins/save-plugin-config';
import type { FormValues } from '../../forms/form-values';
import { LazySchemaForm } from '../../forms/LazySchemaForm';
import { SeveralProblems } from '../../forms/ProblemSummary';
import { refusalsOf } from '../../forms/refusals';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { say } from '../../app/words';
import {
  changeChoices,
  changedChoices,
  countChanges,
  draftedChoices,
  shownValues,
  storedChoices,
  withoutChoice,
  type ChoiceEdits,
} from '../../shared/settings/config-choices';
import { useSeenPlugin, type ConfiguredPlugin } from '../../shared/settings/configured-plugin';
import { fieldNotes, resetButtons } from '../../shared/settings/FieldNotes';
import { LastSaveLine } from './LastSaveLine';
import { LeaveDialog } from '../../shared/settings/LeaveDialog';
import { useOffNotes } from './OffNotes';
import { PluginNotices } from './PluginNotices';
import { PluginPages } from '../PluginPages';
import { ReplacedNotice } from '../../shared/settings/ReplacedNotice';
import { SettingsFooter } from '../../shared/settings/SettingsFooter';
import { useSettingsForm } from '../../shared/settings/use-settings-form';

/** A person's settings for one plugin. */
export function ConfigForm({ plugin }: { plugin: ConfiguredPlugin }) {
  const { form, settings } = plugin;
  const formName = draftName.pluginSettings(plugin.id);
  const language = usePanel((state) => state.language);
  const seen = useSeenPlugin(plugin);
  const secrets = useMemo(() => new Set(secretKeys(form)), [form]);
  const [replaced, setReplaced] = useState<ChoiceChanges>({});
  const edited = useSettingsForm({
    draftName: formName,
    secrets,
    part: 'choices',
    stored: useMemo(() => storedChoices(settings), [settings]),
    readDraft: draftedChoices,
    countChanges: useCallback((choices: ChoiceEdits) => countChanges(settings, choices), [settings]),
    save: useCallback(
      async ({ changes, shown }: { changes: ChoiceChanges; shown: ChoiceEdits }) =>
        setReplaced(await savePluginConfig(seen, changes, shown)),
      [seen],
    ),
  });
  const { values: choices, edit, changes, problem, problems } = edited;
  const values = useMemo(() => shownValues(settings, choices), [settings, choices]);
  const resets = useMemo(
    () => resetButtons(settings, (key) => edit((before) => withoutChoice(before, key)), language),
    [settings, edit, language],
  );
  const notes = useOffNotes(plugin, choices, fieldNotes({ plugin, choices, secrets, language, resets }));
  const change = (next: FormValues) => edit((before) => changeChoices(settings, before, next));
  return (
    <Screen
      title={plugin.displayName}
      back={{ href: hashOf({ screen: 'plugins' }), label: say('back') }}
      actions={
        Object.keys(choices).length > 0 && (
          <Button variant="text" size="small" onClick={() => edit(() => ({}))}>
            {say('config_reset')}
          </Button>
        )
      }
      footer={<SettingsFooter form={edited} audience="person" onSave={formName} />}
    >
      <PluginPages pluginId={plugin.id} current="own" />
      <Section>
        {edited.wasSaved && <ReplacedNotice settings={settings} form={form} replaced={replaced} />}
        {changes === 0 && <LastSaveLine plugin={plugin} />}
        <PluginNotices plugin={plugin} />
        <SeveralProblems problems={problems} />
        {problem && <ProblemNotice problem={problem} kept={say('kept_typed')} />}
        <LazySchemaForm
          key={edited.round}
          id={formName}
          form={form}
          value={values}
          onChange={change}
          onSubmit={() =>
            void edited.submit({ changes: changedChoices(settings, choices), shown: edited.shown })
          }
          onProblems={edited.setProblems}
          notes={notes}
          refusals={refusalsOf(problem)}
          refused={plugin.formProblems}
        />
      </Section>
      <LeaveDialog {...edited} />
    </Screen>
  );
}
