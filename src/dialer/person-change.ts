import { sameJson } from '../core/basics/json';

/**
 * Tells what a person has set in the widget from what it says by itself: at its start the values that it has stored, and
 * later those that we have told it. Only another value after that comes from a person.
 */
export class PersonChange<Values> {
  /** What we have told it; `undefined` for nothing. */
  #told: Values | undefined;
  /** What it is known to show; `undefined` until it has said so. */
  #shown: Values | undefined;

  /** The widget starts, and may have stored others. */
  start(told: Values | undefined): void {
    this.#told = told;
    this.#shown = undefined;
  }

  tell(told: Values): void {
    this.#told = told;
    // It says nothing about values that it shows already.
    if (!sameJson(told, this.#shown)) this.#shown = undefined;
  }

  /** True where a person has set what the widget says. */
  hear(values: Values): boolean {
    const isAtStart = this.#shown === undefined;
    if (isAtStart && this.#told !== undefined && !sameJson(this.#told, values)) return false;
    const isOther = !isAtStart && !sameJson(this.#shown, values);
    this.#shown = values;
    return isOther;
  }
}
