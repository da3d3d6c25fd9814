import { drafts } from '../../storage/basics/drafts';
import type { Context } from '../worker/context';
import { changeBelongings } from './owner-change';

/** Number of drafts kept for an owner; the oldest is dropped first. */
const mostDrafts = 100;

type Drafts = typeof drafts.fallback;

/**
 * Keeps what was typed but not saved, so that closing the panel loses nothing.
 * @param owner who typed it: its owner key
 */
export async function saveDraft(
  context: Context,
  { owner, form, value }: { readonly owner: string; readonly form: string; readonly value?: unknown },
): Promise<void> {
  const changedAt = context.clock.now();
  await changeDrafts(owner, (all) => {
    const others = Object.entries(all)
      .filter(([key]) => key !== form)
      .toSorted(([, a], [, b]) => b.changedAt - a.changedAt);
    return { ...Object.fromEntries(others.slice(0, mostDrafts - 1)), [form]: { value, changedAt } };
  });
}

export async function discardDraft(owner: string, form: string): Promise<void> {
  await changeDrafts(owner, ({ [form]: _discarded, ...others }) => others);
}

async function changeDrafts(owner: string, change: (all: Drafts) => Drafts): Promise<void> {
  await changeBelongings(owner, ({ drafts: all }) => ({ drafts: change(all) }));
}
