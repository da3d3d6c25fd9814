import { isObject } from '../../core/json';

/** Under which a choice that is not saved yet is kept. */
export const mappingDraft = 'user-mapping';

interface Drafts {
  readonly [form: string]: { readonly value?: unknown };
}

function draftOf(drafts: Drafts) {
  const value = drafts[mappingDraft]?.value;
  if (!isObject(value) || typeof value['userId'] !== 'string' || !Array.isArray(value['extensionIds']))
    return undefined;
  return { userId: value['userId'], extensionIds: value['extensionIds'].map(String) };
}

/** The CRM user whose extensions were being chosen. */
export function draftedUser(drafts: Drafts): string | undefined {
  return draftOf(drafts)?.userId;
}

export function draftedExtensions(drafts: Drafts, userId: string): readonly string[] | undefined {
  const draft = draftOf(drafts);
  return draft?.userId === userId ? draft.extensionIds : undefined;
}
