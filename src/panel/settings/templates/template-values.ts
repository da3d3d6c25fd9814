import { isObject, sameJson } from '../../../core/basics/json';
import { readTemplates, type NoteTemplate } from '../../../core/settings/note-template';
import type { TemplateChanges } from '../../../actions/settings/save-note-templates';

/** Templates while they are edited, by id; `null` for one that is to be removed. */
export interface TemplateValues {
  readonly [id: string]: NoteTemplate | null;
}

export function valuesOf(templates: readonly NoteTemplate[]): TemplateValues {
  return Object.fromEntries(templates.map((template) => [template.id, template]));
}

/** What a draft holds of them. */
export function draftedTemplates(draft: unknown): TemplateValues | undefined {
  const values = isObject(draft) ? draft['templates'] : undefined;
  if (!isObject(values)) return undefined;
  const read = Object.entries(values).flatMap(([id, value]): [string, NoteTemplate | null][] => {
    if (value === null) return [[id, null]];
    const [template] = readTemplates([value]);
    return template ? [[id, template]] : [];
  });
  return Object.fromEntries(read);
}

/** What is another than stored; a new one without a text is none. */
export function changesOf(stored: TemplateValues, edited: TemplateValues): TemplateChanges {
  const changed = Object.entries(edited).filter(
    ([id, value]) => !sameJson(value, stored[id]) && (stored[id] || value?.text.trim()),
  );
  return new Map(changed.map(([id, value]) => [id, value?.text.trim() ? value : undefined]));
}
