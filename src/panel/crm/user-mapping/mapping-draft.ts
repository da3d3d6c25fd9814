import { isObject } from '../../../core/basics/json';

/** Under which a choice that is not saved yet is kept. */
export const mappingDraft = 'user-mapping';

export interface DraftedMapping {
  readonly userId: string;
  readonly extensionIds: readonly string[];
}

/** Reads what is kept there: the CRM user whose extensions were being chosen, and which. */
export function readMappingDraft(value: unknown): DraftedMapping | undefined {
  if (!isObject(value)) return undefined;
  const { userId, extensionIds } = value;
  if (typeof userId !== 'string' || !Array.isArray(extensionIds)) return undefined;
  return { userId, extensionIds: extensionIds.map(String) };
}
