import { isYounger, recently } from '../../core/basics/age';
import { systemClock } from '../../platform/clock';
import type { PanelStore } from '../app/store';
import { countChanges } from './changes';

interface Answer<Output> {
  readonly askedAt: number;
  /** What had been done until it was asked for. */
  readonly changes: string | null;
  readonly coming: Promise<Output>;
  here?: { readonly output: Output };
}

/** Answers to one question of a screen, by its input: of one page, and in memory only. */
export interface RecentAnswers<Output> {
  /** The answer of the last minute; none where somebody has done something since it was asked for. */
  recall(store: PanelStore, input: string): { readonly output: Output } | undefined;
  /** The same, or the one that is on its way; `ask` is called only where there is neither. */
  find(store: PanelStore, input: string, ask: () => Promise<Output>): Promise<Output>;
  /** Those of this page. */
  forget(store: PanelStore): void;
}

/** @param isWhole false for an answer that lacks something: the next opening asks again */
export function recentAnswers<Output>(
  isWhole: (output: Output) => boolean = () => true,
): RecentAnswers<Output> {
  const pages = new WeakMap<PanelStore, Map<string, Answer<Output>>>();
  const of = (store: PanelStore) =>
    new Map([...(pages.get(store) ?? [])].filter(([, answer]) => isRecent(answer)));
  return {
    recall: (store, input) => of(store).get(input)?.here,
    find: (store, input, ask) => {
      const known = of(store).get(input);
      if (known) return known.coming;
      const answer: Answer<Output> = { ...sinceNow(), coming: ask() };
      pages.set(store, of(store).set(input, answer));
      const drop = () => {
        if (pages.get(store)?.get(input) === answer) pages.get(store)?.delete(input);
      };
      void settle(answer, isWhole, drop);
      return answer.coming;
    },
    forget: (store) => void pages.delete(store),
  };
}

/** What was refused, or lacks something, is not kept. */
async function settle<Output>(
  answer: Answer<Output>,
  isWhole: (output: Output) => boolean,
  drop: () => void,
): Promise<void> {
  try {
    const output = await answer.coming;
    if (isWhole(output)) answer.here = { output };
    else drop();
  } catch {
    drop();
  }
}

function sinceNow(): Pick<Answer<unknown>, 'askedAt' | 'changes'> {
  return { askedAt: systemClock.now(), changes: countChanges() };
}

function isRecent({ askedAt, changes }: Answer<unknown>): boolean {
  return changes === countChanges() && isYounger(askedAt, recently, systemClock.now());
}
