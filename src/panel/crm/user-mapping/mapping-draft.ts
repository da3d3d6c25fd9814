import { isObject } from '../../../core/basics/json';

export interface DraftedMapping {
  readonly userId: string;
  readonly extensionIds: readonly string[];
}

/** Reads a choice that is not saved yet: the CRM user whose extensions were being chosen, and which. */
export function readMappingDraft(value: unknown): DraftedMapping | undefined {
  if (!isObject(value)) return undefined;
  const { userId, extensionIds } = value;
  if (typeof userId !== 'string' || !Array.isArray(extensionIds)) return undefined;
  return { userId, extensionIds: extensionIds.map(String) };
}
