import { isPending, type Task } from '../../../../src/core/tasks/task';
import {
  afterChanges,
  emptySummary,
  type LedgerSummary,
  type TaskChange,
} from '../../../../src/core/tasks/task-summary';

type Selection = { ids: readonly string[] } | { by: string; id?: string };
type Gate = <T>(effect: () => T) => Promise<T>;

/** The ledger's store with the same words as storage/tasks/task-store.ts, each a single step; and what it has seen. */
export class MemoryLedger {
  readonly tasks = new Map<string, Task>();
  summary: LedgerSummary = emptySummary;
  /** Ends of tasks that had ended before. */
  secondEnds: string[] = [];
  onEnd: (task: Task) => void = () => undefined;

  constructor(private readonly gate: Gate) {}

  pending(): Task[] {
    return [...this.tasks.values()].filter(isPending).toSorted((a, b) => (a.nextAt ?? 0) - (b.nextAt ?? 0));
  }

  readonly store = {
    settleUnreadableTasks: async () => {},
    readTask: (id: string) => this.gate(() => this.tasks.get(id)),
    readLedgerSummary: () => this.gate(() => this.summary),
    readPending: () => this.gate(() => this.pending()),
    changeTasks: (selection: Selection, change: (tasks: Task[]) => readonly Task[]) =>
      this.gate(() => this.change(selection, change)),
    removeTasks: (ids: readonly string[]) => this.gate(() => this.remove((task) => ids.includes(task.id))),
    removeFinished: (before: number) =>
      this.gate(() => this.remove((task) => (task.settledAt ?? Number.POSITIVE_INFINITY) < before)),
  };

  private change(selection: Selection, change: (tasks: Task[]) => readonly Task[]): TaskChange[] {
    const stored = [...this.tasks.values()].filter((task) => isSelected(task, selection));
    const changes: TaskChange[] = [];
    for (const after of change(stored)) {
      const before = this.tasks.get(after.id);
      if (before === after) continue;
      if (before && !isPending(before) && before.state !== after.state) this.secondEnds.push(after.id);
      if (!isPending(after) && (!before || isPending(before))) this.onEnd(after);
      this.tasks.set(after.id, after);
      changes.push({ before, after });
    }
    this.summary = afterChanges(this.summary, changes);
    return changes;
  }

  private remove(isChosen: (task: Task) => boolean): TaskChange[] {
    const gone = [...this.tasks.values()].filter((task) => !isPending(task) && isChosen(task));
    for (const { id } of gone) this.tasks.delete(id);
    const changes = gone.map((before) => ({ before, after: undefined }));
    this.summary = afterChanges(this.summary, changes);
    return changes;
  }
}

function isSelected(task: Task, selection: Selection): boolean {
  if ('ids' in selection) return selection.ids.includes(task.id);
  if (selection.by === 'pending') return isPending(task);
  if (selection.by === 'unseen') return task.unseen === 1;
  return (selection.by === 'operation' ? task.operationId : task.sessionId) === selection.id;
}
