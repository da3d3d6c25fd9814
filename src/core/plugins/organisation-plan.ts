import { sameJson, type JsonObject } from '../basics/json';
import type { Field } from '../forms/field';
import { formSchema } from '../forms/form-schema';
import { isSecretValue } from '../forms/secret-value';
import { secretKeys } from '../forms/secrets';
import type { StoredConfig } from '../settings/locks';
import { describeDefaults, findWrongDefaults, type FieldDefault, type FieldDefaults } from './defaults';

/** The fields of one plugin, or of the settings, with the rules of their form. */
export interface DeclaredForm {
  readonly fields: readonly Field[];
  readonly rules?: JsonObject | undefined;
}

/** One value that a file would change for everybody. */
export interface PlannedChange {
  readonly field: Field;
  /** `undefined` for no default and no lock. */
  readonly before: FieldDefault | undefined;
  readonly after: FieldDefault | undefined;
}

/** Why a value of a file is not taken: a secret, nothing that is declared here, or nothing that would fit there. */
export type LeaveReason = 'secret' | 'unknown' | 'unfit';

export interface LeftValue {
  readonly key: string;
  readonly title: string;
  readonly reason: LeaveReason;
}

/** What a file means for one record, or for the settings. */
export interface FieldPlan {
  readonly changes: readonly PlannedChange[];
  readonly left: readonly LeftValue[];
  /** What is set here and not in the file; it stays, unless an admin says otherwise. */
  readonly onlyHere: readonly PlannedChange[];
}

/** What admins have set, as it may stand in a file; and the names of what may not. */
export interface Exported {
  readonly values: { readonly [key: string]: FieldDefault };
  readonly withheld: readonly string[];
}

/** What an admin has set in the declared fields. What nobody declares is left out: nobody can say what it holds. */
export function exportFields(form: DeclaredForm, stored: StoredConfig): Exported {
  const set = setFields(form.fields, stored);
  const passwords = passwordsOf(form);
  const isSecret = ([field, { value, reason }]: SetField) =>
    isSecretValue(field, value, passwords) || isSecretValue(reasonField, reason, passwords);
  return {
    values: Object.fromEntries(
      set.filter((one) => !isSecret(one)).map(([field, value]) => [field.key, value]),
    ),
    withheld: set.filter(isSecret).map(([field]) => field.title),
  };
}

function passwordsOf({ fields, rules }: DeclaredForm): string[] {
  return secretKeys(formSchema(fields, { withHidden: true, rules }));
}

/** A lock's reason is a text that anything may have been typed into. */
const reasonField: Field = {
  key: 'reason',
  title: 'reason',
  kind: 'text',
  description: '',
  required: false,
  hidden: false,
  searchable: false,
  options: [],
  uiSchema: {},
};

/**
 * What would change if these values came from a file.
 * @param refuses which values do not fit for a reason of their own
 */
export function planFields(
  form: DeclaredForm,
  stored: StoredConfig,
  wanted: FieldDefaults,
  refuses: (key: string, value: unknown) => boolean = () => false,
): FieldPlan {
  const { fields } = form;
  const passwords = passwordsOf(form);
  const declared = new Map(fields.map((field) => [field.key, field]));
  const here = new Map(setFields(fields, stored).map(([field, value]) => [field.key, value]));
  const changes: PlannedChange[] = [];
  const left: LeftValue[] = [];
  for (const [key, given] of Object.entries(wanted)) {
    const field = declared.get(key);
    const after = { ...given, locked: given.locked && field?.hidden !== true };
    const isUnfit = () => findWrongDefaults(fields, { [key]: after }).length > 0 || refuses(key, after.value);
    if (!field) left.push({ key, title: key, reason: 'unknown' });
    else if (isSecretValue(field, after.value, passwords))
      left.push({ key, title: field.title, reason: 'secret' });
    else if (after.value === undefined || isUnfit()) left.push({ key, title: field.title, reason: 'unfit' });
    else if (!isSame(here.get(key), after)) changes.push({ field, before: here.get(key), after });
  }
  const onlyHere = [...here].flatMap(([key, before]): PlannedChange[] => {
    const field = declared.get(key);
    const isMissing = field !== undefined && !Object.hasOwn(wanted, key);
    return isMissing && !isSecretValue(field, before.value, passwords)
      ? [{ field, before, after: undefined }]
      : [];
  });
  return { changes, left, onlyHere };
}

/** The changes as they are saved; one without a value takes default and lock away. */
export function plannedDefaults(changes: readonly PlannedChange[]): { [key: string]: FieldDefault } {
  return Object.fromEntries(
    changes.map(({ field, after }) => [field.key, after ?? { locked: false, reason: '' }]),
  );
}

/** Whether what admins have set is still what the plan was made from. */
export function isStillSo(
  fields: readonly Field[],
  stored: StoredConfig,
  changes: readonly PlannedChange[],
): boolean {
  const now = new Map(setFields(fields, stored).map(([field, value]) => [field.key, value]));
  return changes.every(({ field, before, after }) => {
    const there = now.get(field.key);
    // What stands there already need not be written by us.
    return isSame(there, before) || isSame(there, after);
  });
}

type SetField = readonly [Field, FieldDefault];

function setFields(fields: readonly Field[], stored: StoredConfig): SetField[] {
  const described = new Map(describeDefaults(fields, stored).map((one) => [one.key, one]));
  return fields.flatMap((field): SetField[] => {
    const { value, locked = false, reason = '' } = described.get(field.key) ?? {};
    return value === undefined ? [] : [[field, { value, locked, reason }]];
  });
}

function isSame(one: FieldDefault | undefined, other: FieldDefault | undefined): boolean {
  if (!one || !other) return one === other;
  const reasonOf = ({ locked, reason }: FieldDefault) => (locked ? reason : '');
  return one.locked === other.locked && reasonOf(one) === reasonOf(other) && sameJson(one.value, other.value);
}
