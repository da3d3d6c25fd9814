import type { WorkOutcome } from './plugin-definition';

export interface BackgroundTask {
  readonly id: string;
  /** Does the work; called when the time has come. */
  work(): WorkOutcome;
  /** Tells App Connect. */
  report(outcome: WorkOutcome): Promise<void>;
}

/** An async plugin's queue: each task takes `workMs`, or waits until it is released. */
export class BackgroundWork {
  private readonly timers = new Set<NodeJS.Timeout>();
  private held: BackgroundTask[] = [];
  private holding = false;

  constructor(private readonly defaultWorkMs: number) {
    this.workMs = defaultWorkMs;
  }

  /** ms that a task takes. */
  workMs: number;

  get heldTaskIds(): string[] {
    return this.held.map(({ id }) => id);
  }

  accept(task: BackgroundTask): void {
    if (this.holding) {
      this.held.push(task);
      return;
    }
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void finish(task, null);
    }, this.workMs);
    this.timers.add(timer);
  }

  /** From now on tasks wait. */
  hold(): void {
    this.holding = true;
  }

  /** Finishes all waiting tasks, with their own outcome or a given one; new ones run again. */
  async release(outcome: WorkOutcome | null): Promise<number> {
    this.holding = false;
    const tasks = this.held;
    this.held = [];
    for (const task of tasks) await finish(task, outcome);
    return tasks.length;
  }

  /** Forgets every task: they are never reported. */
  clear(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.held = [];
    this.holding = false;
    this.workMs = this.defaultWorkMs;
  }
}

async function finish(task: BackgroundTask, outcome: WorkOutcome | null): Promise<void> {
  // A plugin has nobody to tell when App Connect is away; the task then stays pending there.
  await task.report(outcome ?? task.work()).catch(() => undefined);
}
