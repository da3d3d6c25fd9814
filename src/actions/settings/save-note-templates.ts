import {
  adminTemplatesKey,
  ownTemplatesKey,
  templatesIn,
  type NoteTemplate,
} from '../../core/settings/note-template';
import { fail } from '../../core/basics/problem';
import { call } from '../../protocol/client';
import type { SettingsDocuments } from '../../protocol/settings-methods';
import { saveAdminRecords } from './save-admin-records';
import { expectedOf, onDocuments } from './work-on-documents';

/** By id; `undefined` removes one. What is not named stays, whoever has changed it meanwhile. */
export type TemplateChanges = ReadonlyMap<string, NoteTemplate | undefined>;

function applied(known: readonly NoteTemplate[], changes: TemplateChanges): NoteTemplate[] {
  const ids = new Set(known.map(({ id }) => id));
  const kept = known.flatMap((one) => (changes.has(one.id) ? (changes.get(one.id) ?? []) : one));
  const added = [...changes].flatMap(([id, template]) => (template && !ids.has(id) ? template : []));
  return [...kept, ...added];
}

/** Saves a person's own templates, where their other computers find them. Throws `ProblemError`. */
export async function saveOwnTemplates(seen: SettingsDocuments, changes: TemplateChanges): Promise<void> {
  await onDocuments(seen, async (documents) => {
    const { own, isLocked } = templatesIn(documents);
    if (isLocked) fail('locked', { missing: [ownTemplatesKey] });
    const value = applied(own, changes);
    await call('saveOwnSettings', {
      expected: expectedOf(documents, [ownTemplatesKey, adminTemplatesKey]),
      records: value.length > 0 ? { [ownTemplatesKey]: { value } } : {},
      remove: value.length > 0 ? [] : [ownTemplatesKey],
    });
  });
}

interface AdminTemplates {
  readonly seen: SettingsDocuments;
  readonly changes: TemplateChanges;
  readonly isLocked: boolean;
  /** Name of the setting, for what is said about it. */
  readonly displayName: string;
  readonly draft: string;
}

/** Saves an admin's templates for everybody. Locked, nobody has their own, even where there are none. */
export async function saveAdminTemplates(wish: AdminTemplates): Promise<void> {
  const { seen, changes, isLocked, displayName, draft } = wish;
  const change = (before: unknown) => {
    const { admins } = templatesIn({ admin: { [adminTemplatesKey]: before }, own: {} });
    const value = applied(admins, changes);
    return value.length === 0 && !isLocked ? null : { value, customizable: !isLocked };
  };
  await saveAdminRecords({
    column: 'userSettings',
    changes: { [adminTemplatesKey]: { displayName, change } },
    seen: seen.admin,
    draft,
  });
}
