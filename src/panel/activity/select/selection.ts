import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ActivityLine } from '../../../core/activity/activity-line';

/** What is selected in a list, and what became of the last action; no row paints again for another one's sake. */
export interface Selection {
  readonly selected: ReadonlySet<string>;
  /** Why the last action could not be done, by activity. */
  readonly reasons: ReadonlyMap<string, string>;
  /** How many of how many are done, while an action runs. */
  readonly progress: { readonly done: number; readonly all: number } | undefined;
}

export type SelectionStore = StoreApi<Selection>;

export function createSelection(): SelectionStore {
  return createStore<Selection>()(() => ({ selected: new Set(), reasons: new Map(), progress: undefined }));
}

/**
 * Selects one, or no longer.
 * @param from another one: all between the two become what this one becomes
 */
export function toggle(store: SelectionStore, ids: readonly string[], id: string, from?: string): void {
  store.setState(({ selected }) => {
    const next = new Set(selected);
    const [start, end] = [ids.indexOf(from ?? id), ids.indexOf(id)].toSorted((a, b) => a - b);
    const range = start === -1 ? [id] : ids.slice(start, (end ?? 0) + 1);
    for (const one of range) {
      if (selected.has(id)) next.delete(one);
      else next.add(one);
    }
    return { selected: next };
  });
}

export function selectAll(store: SelectionStore, ids: readonly string[]): void {
  store.setState({ selected: new Set(ids) });
}

/** What a run came to. */
export interface RunResult {
  readonly done: number;
  readonly failed: number;
}

/**
 * Does the same to several, one after the other. What is done is no longer selected; what could not be done stays so,
 * with the reason at its row.
 */
export async function runOver(
  store: SelectionStore,
  lines: readonly ActivityLine[],
  act: (line: ActivityLine) => Promise<void>,
  reasonFor: (error: unknown, line: ActivityLine) => string,
): Promise<RunResult> {
  const reasons = new Map<string, string>();
  for (const [done, line] of lines.entries()) {
    store.setState({ progress: { done, all: lines.length } });
    try {
      await act(line);
    } catch (error) {
      reasons.set(line.id, reasonFor(error, line));
    }
  }
  const left = new Set(lines.filter(({ id }) => !reasons.has(id)).map(({ id }) => id));
  store.setState(({ selected }) => ({
    selected: new Set([...selected].filter((id) => !left.has(id))),
    reasons,
    progress: undefined,
  }));
  return { done: lines.length - reasons.size, failed: reasons.size };
}
