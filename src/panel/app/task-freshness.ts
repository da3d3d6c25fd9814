import type { PanelStore } from './store';

/**
 * While a panel is open, notes of logs that have just been written are read more often than the alarm rings: the
 * worker may have fallen asleep before. Several panels ask, the worker reads once.
 */
export function keepTasksFresh(store: PanelStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const plan = async () => {
    if (store.getState().taskSummary.counts.pending === 0) return;
    const { nextReading } = await import('../../actions/tasks/fresh-notes');
    const next = await nextReading();
    clearTimeout(timer);
    if (next) timer = setTimeout(() => void next.read().then(tryPlan, tryPlan), next.inMs);
  };
  // Where the tasks cannot be read, the Tasks screen says so.
  const tryPlan = () => void plan().catch(() => undefined);
  tryPlan();
  store.subscribe(({ taskSummary }, before) => {
    if (taskSummary.revision !== before.taskSummary.revision) tryPlan();
  });
}
