import { searchFor } from '../../../core/basics/word-search';
import type { Field, FieldProblem } from '../../../core/forms/field';
import type { AdminField } from '../../../core/plugins/defaults';
import { current, type Edits } from '../../shared/settings/defaults-edit';
import { say, sayCount } from '../../app/words';

export interface AdminGroup {
  readonly id: string;
  readonly title: string;
  readonly warnings: readonly { readonly title: string; readonly text: string }[];
  readonly settings: readonly Field[];
  readonly waiting?: readonly string[];
  readonly refused?: readonly FieldProblem[];
  readonly isOfPanel: boolean;
}

export interface FoundGroup {
  readonly group: AdminGroup;
  /** Those of its settings that are shown. */
  readonly settings: readonly Field[];
}

/** Every group with those of its settings whose name, help, key or group hold every word typed. */
export function searchGroups(groups: readonly AdminGroup[], query: string): FoundGroup[] {
  const isFound = searchFor(query);
  const all = groups.map((group) => ({
    group,
    settings: group.settings.filter(({ key, title, description }) =>
      isFound([title, description, key, group.title]),
    ),
  }));
  return query === '' ? all : all.filter(({ settings }) => settings.length > 0);
}

/** Ids of the groups that have this setting. */
export function groupWith(groups: readonly AdminGroup[], key: string): string[] {
  return groups.filter(({ settings }) => settings.some((one) => one.key === key)).map(({ id }) => id);
}

/** Groups that have something to say, and the one with the setting that was asked for. */
export function openAtFirst(groups: readonly AdminGroup[], asked: string | undefined): string[] {
  const hasNews = ({ settings, refused = [] }: AdminGroup) => settings.length === 0 || refused.length > 0;
  const telling = groups.filter(hasNews).map(({ id }) => id);
  return asked === undefined ? telling : [...telling, ...groupWith(groups, asked)];
}

/** How much of a group is set, and what of it is not saved. */
export function summaryOf({ settings }: AdminGroup, fields: readonly AdminField[], edits: Edits): string {
  const keys = new Set(settings.map(({ key }) => key));
  const own = fields.filter(({ key }) => keys.has(key));
  const set = own.filter((field) => (current(field, edits).value ?? undefined) !== undefined);
  const locked = set.filter((field) => current(field, edits).locked);
  return [
    set.length > 0 && sayCount('admin_group_set', set.length),
    locked.length > 0 && sayCount('admin_group_locked', locked.length),
    own.some(({ key }) => key in edits) && say('defaults_edited'),
  ]
    .filter(Boolean)
    .join(' · ');
}
