import type { Exchange, ExchangeAnswer } from './exchange';

const KEPT_EXCHANGES = 5000;

type Listener = (exchange: Exchange) => void;

/** The recent requests of the whole stack, in order of arrival. */
export class ExchangeJournal {
  private exchanges: Exchange[] = [];
  private lastId = 0;
  private listedFrom = 0;
  private readonly listeners = new Set<Listener>();

  /** Notes a request that has arrived. */
  open(request: Omit<Exchange, 'id' | 'answer'>): Exchange {
    this.lastId += 1;
    const exchange: Exchange = { ...request, id: this.lastId, answer: null };
    this.exchanges.push(exchange);
    if (this.exchanges.length > KEPT_EXCHANGES) this.exchanges.shift();
    this.tell(exchange);
    return exchange;
  }

  /** Notes the answer to a request. */
  close(exchange: Exchange, answer: ExchangeAnswer): void {
    exchange.answer = answer;
    this.tell(exchange);
  }

  list(keep: (exchange: Exchange) => boolean = () => true): Exchange[] {
    return this.exchanges.filter((exchange) => exchange.id > this.listedFrom && keep(exchange));
  }

  /** Also those that are no longer listed. */
  all(): readonly Exchange[] {
    return this.exchanges;
  }

  /** From now on lists only what comes; what has come stays to be judged. */
  forget(): void {
    this.listedFrom = this.lastId;
  }

  clear(): void {
    this.exchanges = [];
  }

  /** Calls back on each arrival and each answer, until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(exchange: Exchange): void {
    for (const listener of this.listeners) listener(exchange);
  }
}
