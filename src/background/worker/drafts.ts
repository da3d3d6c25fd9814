import { readItem, updateItem } from '../../storage/basics/item';
import { drafts, type Draft } from '../../storage/basics/drafts';
import type { Context } from './context';

/** Number of drafts kept; the oldest is dropped first. */
const mostDrafts = 100;

/** Keeps what was typed but not saved, so that closing the panel loses nothing. */
export async function saveDraft(context: Context, form: string, value: unknown): Promise<void> {
  const changedAt = context.clock.now();
  await updateItem(drafts, (all) => {
    const others = Object.entries(all)
      .filter(([key]) => key !== form)
      .toSorted(([, a], [, b]) => b.changedAt - a.changedAt);
    return { ...Object.fromEntries(others.slice(0, mostDrafts - 1)), [form]: { value, changedAt } };
  });
}

/** What is kept of this form. */
export async function readDraft(form: string): Promise<Draft | undefined> {
  return (await readItem(drafts))[form];
}

/** @param typedBefore what was typed later stays; epoch ms */
export async function discardDraft(form: string, typedBefore = Number.POSITIVE_INFINITY): Promise<void> {
  await updateItem(drafts, ({ [form]: draft, ...others }) =>
    draft && draft.changedAt > typedBefore ? { ...others, [form]: draft } : others,
  );
}
