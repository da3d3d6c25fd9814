import { isTooMuch, readFields, type Field, type FieldProblem } from '../forms/field';
import { createFieldBudget, type FieldBudget } from '../forms/field-budget';
import { isObject, type JsonObject } from '../basics/json';
import { firstText, plainText } from '../basics/text';

/** A setting that a connector declares (manifest `settings[]`). */
export interface ConnectorSetting extends Field {
  /**
   * RingCentral permission without which the setting has no effect; '' for none. It is shown but locks nothing:
   * connectors invent names (`aiCallLog`) that RingCentral never reports, and a wrong guess would take the setting
   * from people entitled to it.
   */
  readonly permission: string;
}

/** A section of settings, with the connector's warnings. */
export interface SettingGroup {
  readonly id: string;
  readonly title: string;
  readonly warnings: readonly { readonly title: string; readonly text: string }[];
  readonly settings: readonly ConnectorSetting[];
  /** Titles of settings whose options the CRM has not provided yet. */
  readonly waiting: readonly string[];
  /** What was too much for a form, by setting with the reason; missing when nothing was. */
  readonly refused?: readonly FieldProblem[];
}

/** What an item inherits from its section. */
interface Inherited {
  readonly isForUsers: boolean;
  readonly permission: string;
}

/**
 * Reads the connector's settings, by section. A setting with `visibleToUsers: false` is a hidden field: only admins
 * set it. Unreadable parts are left out; what is more than one manifest may have is also named.
 * @param records the person's own and the admins' records, which hold options provided by the CRM (`options`)
 */
export function readConnectorSettings(
  platform: JsonObject,
  records: readonly JsonObject[] = [],
): SettingGroup[] {
  const budget = createFieldBudget();
  const top: Inherited = { isForUsers: true, permission: '' };
  return sectionsOf(platform['settings'], top, 'settings').flatMap(({ id, title, items, inherited }) => {
    const group = readGroup(items, inherited, records, budget);
    const parts = [group.settings, group.warnings, group.waiting, group.refused ?? []];
    return parts.every((part) => part.length === 0) ? [] : [{ id, title, ...group }];
  });
}

interface SettingSection {
  readonly id: string;
  readonly title: string;
  readonly items: readonly JsonObject[];
  readonly inherited: Inherited;
}

const containers = new Set(['section', 'group']);

/** Flattens sections inside groups; items next to them form a section of their own. */
function sectionsOf(
  list: unknown,
  inherited: Inherited,
  id: string,
  title = '',
  depth = 0,
): SettingSection[] {
  const items = (Array.isArray(list) ? list : []).filter(isObject);
  const plain = items.filter((item) => !isContainer(item));
  const inner = items.filter(isContainer).flatMap((item, index): SettingSection[] => {
    if (depth > 4) return [];
    const name = firstText(item, ['name', 'title']);
    return sectionsOf(item['items'], inherit(item, inherited), `${id}-${index}`, name, depth + 1);
  });
  return plain.length > 0 ? [{ id, title, items: plain, inherited }, ...inner] : inner;
}

function isContainer(item: JsonObject): boolean {
  return typeof item['type'] === 'string' && containers.has(item['type']);
}

function inherit(item: JsonObject, { isForUsers, permission }: Inherited): Inherited {
  return {
    isForUsers: isForUsers && item['visibleToUsers'] !== false,
    permission: plainText(item['requiredPermission'], 100) || permission,
  };
}

function readGroup(
  items: readonly JsonObject[],
  inherited: Inherited,
  records: readonly JsonObject[],
  budget: FieldBudget,
): Omit<SettingGroup, 'id' | 'title'> {
  const settings: ConnectorSetting[] = [];
  const waiting: string[] = [];
  const warnings: { title: string; text: string }[] = [];
  const refused: FieldProblem[] = [];
  for (const item of items) {
    const own = inherit(item, inherited);
    if (item['type'] === 'warning') {
      const text = firstText(item, ['value', 'description'], 500);
      if (text) warnings.push({ title: firstText(item, ['name', 'title']), text });
      continue;
    }
    const { fields, problems } = readFields([declaration(item, own, records)], budget);
    const [field] = fields;
    if (field) settings.push({ ...field, permission: own.permission });
    const isWaiting = isDynamic(item) && problems.some(({ reason }) => reason === 'no_options');
    if (isWaiting) waiting.push(firstText(item, ['name', 'id']));
    else refused.push(...problems.filter(isTooMuch));
  }
  return { settings, warnings, waiting, ...(refused.length > 0 && { refused }) };
}

/** The item rewritten as a declared field; the options of a dynamic one come from the records. */
function declaration(item: JsonObject, own: Inherited, records: readonly JsonObject[]): JsonObject {
  const key = plainText(item['id'], 200);
  const placeholder = plainText(item['placeholder'], 200);
  const isMany = item['multiple'] === true || item['checkbox'] === true;
  return {
    const: key,
    type: item['type'],
    title: firstText(item, ['name', 'title']),
    description: item['description'],
    required: item['required'] === true,
    hidden: !own.isForUsers,
    multiple: isMany,
    searchable: item['searchable'] === true,
    options: isDynamic(item) ? toldOptions(key, records) : item['options'],
    defaultValue: item['defaultValue'],
    ...(placeholder && { uiSchema: { 'ui:placeholder': placeholder } }),
  };
}

function isDynamic(item: JsonObject): boolean {
  return item['dynamicOptions'] === true;
}

function toldOptions(key: string, records: readonly JsonObject[]): unknown {
  return records
    .map((record) => (Object.hasOwn(record, key) ? record[key] : undefined))
    .map((record) => (isObject(record) ? record['options'] : undefined))
    .find((options) => Array.isArray(options) && options.length > 0);
}
