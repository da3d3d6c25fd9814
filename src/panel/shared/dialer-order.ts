/** What a screen wants of this page's dialer. */
export interface DialerOrder {
  readonly kind: 'call' | 'text';
  readonly number: string;
}

/**
 * What became of it. `elsewhere`: another window has the dialer; `busy`: a call is on; `away`: it is not there yet, or
 * nobody is signed in to it. The widget itself would ignore these without a word.
 */
export type DialerAnswer = 'taken' | 'elsewhere' | 'busy' | 'away';

let take: ((order: DialerOrder) => DialerAnswer) | undefined;

/** Called by this page's dialer with how it takes orders; `undefined` when there is none any more. */
export function onDialerOrder(takeOrder: typeof take): void {
  take = takeOrder;
}

export function orderDialer(order: DialerOrder): DialerAnswer {
  return take?.(order) ?? 'away';
}
