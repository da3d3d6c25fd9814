import { readDeclaredFields, type DeclaredField } from './declared-field';
import { readDeclaredProperties } from './declared-properties';
import type { FieldProblem } from './field';
import { withinBudget } from './field-budget';
import type { JsonObject } from '../basics/json';
import { isTooLarge } from './schema-limits';

/** What a plugin's manifest declares, and what of its `configSchema` was too large for a record. */
export interface DeclaredSettings {
  readonly fields: readonly DeclaredField[];
  readonly problems: readonly FieldProblem[];
}

/** `configSchema` is preferred to `pageContent`, unless none of it can be read. */
export function readDeclaredSettings({
  configSchema,
  configUiSchema,
  pageContent,
}: JsonObject): DeclaredSettings {
  const properties = isTooLarge(configSchema) ? [] : readDeclaredProperties(configSchema, configUiSchema);
  const declared = withinBudget(properties);
  return declared.fields.length > 0 ? declared : { fields: readDeclaredFields(pageContent), problems: [] };
}
