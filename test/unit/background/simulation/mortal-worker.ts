/**
 * A worker that can be killed at any await. Everything it asks of its surroundings passes `gate`; after a kill,
 * whatever was waiting there never goes on.
 */
export class MortalWorker {
  /** What a dead worker waits for never comes; one a schedule, and forgotten with it. */
  private readonly never = new Promise<never>(() => undefined);
  private life = 0;
  /** From its death to the beginning of the next one's work. */
  private isDead = false;
  private steps = 0;
  private killAt = Number.POSITIVE_INFINITY;
  private die: (() => void) | undefined;
  /** How often it was killed. */
  deaths = 0;

  constructor(private readonly onDeath: () => void) {}

  /** Dies at the given step of the work that begins now. */
  killAfter(steps: number): void {
    this.killAt = this.steps + steps;
  }

  spare(): void {
    this.killAt = Number.POSITIVE_INFINITY;
  }

  /** Runs work to its end or to the worker's death; true when it lived. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.isDead) {
      // What was between two waits when it died comes to the gate first, and stays there.
      await new Promise((resolve) => setImmediate(resolve));
      this.isDead = false;
    }
    const died = new Promise<boolean>((resolve) => {
      this.die = () => resolve(false);
    });
    return Promise.race([
      work().then(
        () => true,
        () => true,
      ),
      died,
    ]);
  }

  async gate<T>(effect: () => T | Promise<T>): Promise<T> {
    const { life } = this;
    await this.step(life);
    if (!this.isAlive(life)) return this.never;
    const result = await effect();
    await this.step(life);
    return this.isAlive(life) ? result : this.never;
  }

  /** The callback and what waits for it die with the worker that asked. */
  mortalize<P extends unknown[], R>(
    call: (...parameters: P) => R | Promise<R>,
  ): (...parameters: P) => Promise<R> {
    const { life } = this;
    return async (...parameters) => {
      if (!this.isAlive(life)) return this.never;
      const result = await call(...parameters);
      return this.isAlive(life) ? result : this.never;
    };
  }

  private isAlive(life: number): boolean {
    return life === this.life && !this.isDead;
  }

  private async step(life: number): Promise<void> {
    if (!this.isAlive(life)) await this.never;
    this.steps += 1;
    if (this.steps < this.killAt) return;
    this.killAt = Number.POSITIVE_INFINITY;
    this.life += 1;
    this.isDead = true;
    this.deaths += 1;
    this.onDeath();
    this.die?.();
    await this.never;
  }
}
