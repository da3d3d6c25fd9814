import { useMemo, useState } from 'react';
import { partOf, sameJson, type JsonObject } from '../../../core/basics/json';
import { guardPatterns } from '../../../core/forms/pattern-guard';
import { formSchema } from '../../../core/forms/form-schema';
import { changesAnything, compareConsent, consentTo } from '../../../core/plugins/consent-change';
import type { ManifestText } from '../../../core/plugins/manifest-text';
import { readPluginDescription, type PluginDescription } from '../../../core/plugins/plugin-description';
import { triedConfig, untriedDefaults } from '../../../core/plugins/tried-settings';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import type { FieldNotes, FormValues } from '../../forms/form-values';
import { LazySchemaForm } from '../../forms/LazySchemaForm';
import { defaultNotes, titlesOf } from '../../shared/settings/DefaultNotes';
import {
  defaultsToSave,
  editValues,
  formPart,
  shownDefaults,
  type Edits,
} from '../../shared/settings/defaults-edit';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { Notice } from '../../ui/Notice';
import { SmallText } from '../../ui/SmallText';
import { PluginRow } from '../catalog/PluginRow';
import { ChangeTable } from '../details/ChangeTable';
import { ConsentTable } from '../../shared/plugins/ConsentTable';
import { ManifestProblems } from '../details/ManifestProblems';
import { PluginTags } from '../details/PluginTags';
import { SettingsList } from '../details/SettingsList';
import { PluginHead } from '../PluginHead';
import type { PublishedManifest } from './PublishedPicker';

type ReadManifest = Extract<ManifestText, { state: 'read' }>;

interface PreviewProps {
  /** The last one that could be read. */
  readonly manifest: ReadManifest | undefined;
  /** What is typed now can be read. */
  readonly isCurrent: boolean;
  readonly published: PublishedManifest | undefined;
  readonly onStopComparing: () => void;
}

/** A row alone needs no place in a long list. */
const unmeasured = () => undefined;

/** What admins and people would see of the manifest, and what its plugin would get. */
export function Preview({ manifest, isCurrent, published, onStopComparing }: PreviewProps) {
  if (!manifest)
    return (
      <EmptyState icon="plug" title={say('workbench_nothing_to_show')}>
        {say('workbench_nothing_help')}
      </EmptyState>
    );
  return (
    <>
      {!isCurrent && <Notice tone="wait">{say('workbench_earlier')}</Notice>}
      <PluginLooks description={manifest.description} />
      {published && <Comparison now={manifest.description} published={published} onStop={onStopComparing} />}
      <Settings key={fieldsKey(manifest.description)} manifest={manifest} />
    </>
  );
}

function PluginLooks({ description }: { description: PluginDescription }) {
  const patternProblems = useMemo(() => {
    const { schema } = formSchema(description.fields, { withHidden: true, rules: description.rules });
    return guardPatterns(schema).problems;
  }, [description]);
  const { displayName, developer, isAsync, logTypes, requireLicense, showAuthorizationButton } = description;
  return (
    <>
      <Part title={say('workbench_row')}>
        <ul className="workbench-row">
          <PluginRow
            index={0}
            count={1}
            measure={unmeasured}
            row={{
              id: '',
              displayName,
              developer,
              description: description.description,
              iconUrl: '',
              access: 'public',
              isInstalled: false,
              isForbidden: false,
              absence: undefined,
              isRunning: false,
              needsRepair: false,
              isOverwritten: false,
              asksForMore: false,
              update: '',
              traits: { isAsync, logTypes, requireLicense, needsSignIn: showAuthorizationButton },
            }}
          />
        </ul>
      </Part>
      <Part title={say('details_title')}>
        <PluginHead
          pluginId=""
          name={displayName}
          facts={[developer, description.version && say('details_version', description.version)]}
        />
        <p>{description.description}</p>
        <PluginTags manifest={description} />
        <Card title={say('consent_title')} icon="shield">
          <ConsentTable consent={consentTo(description)} />
        </Card>
        <ManifestProblems problems={[...description.problems, ...patternProblems]} />
        <SettingsList fields={description.fields} />
      </Part>
    </>
  );
}

interface ComparisonProps {
  readonly now: PluginDescription;
  readonly published: PublishedManifest;
  readonly onStop: () => void;
}

/** What admins would be asked to agree to if this took the published version's place. */
function Comparison({ now, published, onStop }: ComparisonProps) {
  const before = readPluginDescription(published.body, published.name);
  const change = compareConsent(before && consentTo(before), consentTo(now));
  return (
    <Part title={say('workbench_against', published.displayName)}>
      {!before && <Notice tone="wait">{say('workbench_against_unreadable')}</Notice>}
      {before && changesAnything(change) && (
        <ChangeTable change={change} fields={[...now.fields, ...before.fields]} />
      )}
      {before && !changesAnything(change) && <SmallText>{say('workbench_same')}</SmallText>}
      <Button variant="text" size="small" isFlush onClick={onStop}>
        {say('workbench_stop_comparing')}
      </Button>
    </Part>
  );
}

/** An admin's defaults, a person's settings under them, and what the plugin gets of both. */
function Settings({ manifest: { body, description } }: { manifest: ReadManifest }) {
  const { fields, rules, formProblems } = description;
  const language = usePanel((state) => state.language);
  const [edits, setEdits] = useState<Edits>({});
  const [choices, setChoices] = useState<FormValues>({});
  const admin = useMemo(() => untriedDefaults(description), [description]);
  const adminForm = useMemo(() => formSchema(fields, { withHidden: true, rules }), [fields, rules]);
  const form = useMemo(() => formSchema(fields, { rules }), [fields, rules]);
  const everyKey = useMemo(() => admin.map(({ key }) => key), [admin]);
  const config = useMemo(
    () => triedConfig(body, description, { defaults: defaultsToSave(edits), choices }),
    [body, description, edits, choices],
  );
  const shown = useMemo(() => valuesIn(config), [config]);
  if (fields.length === 0) return <Part title={say('workbench_settings')}>{say('config_nothing')}</Part>;
  return (
    <>
      <Part title={say('workbench_settings')}>
        <LazySchemaForm
          id="workbench-settings"
          form={form}
          value={shown}
          onChange={(next) => setChoices(changedFrom(shown, choices, next))}
          onSubmit={() => undefined}
          onProblems={() => undefined}
          notes={lockNotes(edits)}
          refusals={{}}
          refused={formProblems}
        />
      </Part>
      <Part title={say('defaults_title')}>
        <LazySchemaForm
          id="workbench-defaults"
          form={formPart(adminForm, everyKey)}
          value={shownDefaults(admin, edits)}
          onChange={(next) => setEdits(editValues(admin, edits, next))}
          onSubmit={() => undefined}
          onProblems={() => undefined}
          notes={defaultNotes({
            fields: admin,
            edits,
            form: adminForm,
            titles: titlesOf(admin, adminForm),
            language,
            onEdit: setEdits,
          })}
          refusals={{}}
          refused={formProblems}
        />
      </Part>
      <Part title={say('workbench_config')}>
        <SmallText>{say('workbench_config_help')}</SmallText>
        <pre className="workbench-json">{JSON.stringify(config, null, 2)}</pre>
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="workbench-part">
      <h2 className="workbench-part-title">{title}</h2>
      {children}
    </section>
  );
}

/** Other fields begin anew; the same ones keep what was tried in them. */
function fieldsKey({ fields }: PluginDescription): string {
  return fields.map(({ key, kind }) => `${key} ${kind}`).join('\n');
}

function valuesIn(config: JsonObject): FormValues {
  return Object.fromEntries(
    Object.entries(config).flatMap(([key, field]) => {
      const value = partOf(field, 'value');
      return value === undefined || value === null ? [] : [[key, value]];
    }),
  );
}

/** The choices after the form has changed to `next`: what was not touched stays a default. */
function changedFrom(shown: FormValues, choices: FormValues, next: FormValues): FormValues {
  const keys = new Set([...Object.keys(shown), ...Object.keys(next)]);
  const changed = [...keys].filter((key) => !sameJson(shown[key], next[key]));
  return { ...choices, ...Object.fromEntries(changed.map((key) => [key, next[key]])) };
}

function lockNotes(edits: Edits): FieldNotes {
  const locked = Object.entries(edits).filter(([, edit]) => edit.locked && edit.value !== undefined);
  return Object.fromEntries(locked.map(([key]) => [key, { lock: say('workbench_locked') }]));
}
