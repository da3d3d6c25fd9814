import { drafts, type Draft } from '../../storage/basics/drafts';
import { readItem } from '../../storage/basics/item';
import type { Context } from '../worker/context';
import { changeBelongings } from './owner-change';

/** Number of drafts kept for an owner; the oldest is dropped first. */
const mostDrafts = 100;

/**
 * Keeps what was typed but not saved, so that closing the panel loses nothing.
 * @param owner who typed it: its owner key
 */
export async function saveDraft(
  context: Context,
  { owner, form, value }: { readonly owner: string; readonly form: string; readonly value?: unknown },
): Promise<void> {
  const changedAt = context.now();
  await changeBelongings(owner, ({ drafts }) => {
    const others = Object.entries(drafts)
      .filter(([key]) => key !== form)
      .toSorted(([, a], [, b]) => b.changedAt - a.changedAt);
    const kept = Object.fromEntries(others.slice(0, mostDrafts - 1));
    return { drafts: { ...kept, [form]: { value, changedAt } } };
  });
}

/** What the owner who is here has typed into this form. */
export async function readDraft(form: string): Promise<Draft | undefined> {
  return (await readItem(drafts))[form];
}

/** @param typedBefore what was typed later stays; epoch ms */
export async function discardDraft(
  owner: string,
  form: string,
  typedBefore = Number.POSITIVE_INFINITY,
): Promise<void> {
  await changeBelongings(owner, ({ drafts: { [form]: draft, ...others } }) => ({
    drafts: draft && draft.changedAt > typedBefore ? { ...others, [form]: draft } : others,
  }));
}
