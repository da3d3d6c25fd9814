/** Thrown into nothing: what a dead worker waits for never comes. */
const never = new Promise<never>(() => undefined);

/**
 * A worker that can be killed at any await. Everything it asks of its surroundings passes `gate`; after a kill,
 * whatever was waiting there never goes on.
 */
export class MortalWorker {
  private life = 0;
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
    if (life !== this.life) return never;
    const result = await effect();
    await this.step(life);
    return life === this.life ? result : never;
  }

  /** The callback and what waits for it die with the worker that asked. */
  mortalize<P extends unknown[], R>(
    call: (...parameters: P) => R | Promise<R>,
  ): (...parameters: P) => Promise<R> {
    const { life } = this;
    return async (...parameters) => {
      if (life !== this.life) return never;
      const result = await call(...parameters);
      return life === this.life ? result : never;
    };
  }

  private async step(life: number): Promise<void> {
    if (life !== this.life) await never;
    this.steps += 1;
    if (this.steps < this.killAt) return;
    this.killAt = Number.POSITIVE_INFINITY;
    this.life += 1;
    this.deaths += 1;
    this.onDeath();
    this.die?.();
    await never;
  }
}
