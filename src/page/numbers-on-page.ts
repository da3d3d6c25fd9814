import type { PageRules } from '../core/crm/page-rules';
import { makeCallButton } from './call-button';
import { findNumbers, mayHoldNumber } from './find-numbers';
import { linkedNumber } from './linked-number';

/** What is never looked at: code, what a person types, and what a page asks to leave alone. */
const leftAlone = [
  'script,style,noscript,template,textarea,input,select,option,datalist,button,svg,math,canvas,iframe,object',
  '[contenteditable]:not([contenteditable="false"]),[role="textbox"],[role="searchbox"],[role="button"]',
  '[data-rc-c2d-ignore="true"],.rc-c2d-ignore',
].join();

/** A page with more gets no more. */
const mostButtons = 1000;

interface Surroundings {
  /** Asked once there is a text that may hold a number; `undefined` where none is wanted here. */
  readonly askRules: () => Promise<PageRules | undefined>;
  readonly onPress: (number: string) => void;
  /** What a number's button is called. */
  readonly label: (number: string) => string;
  /** Runs work when the page has nothing else to do, for as long as `hasTime` says. */
  readonly whenIdle: (work: (hasTime: () => boolean) => void) => void;
}

/**
 * Puts a button after each number of a page, and follows the page as it changes. The page's own texts are neither
 * changed nor split: whoever wrote them, a framework too, finds them as they were.
 */
export class NumbersOnPage {
  readonly #around: Surroundings;
  readonly #observer: MutationObserver;
  /** What is still to be looked at. */
  #waiting: Iterator<Node>[] = [];
  #rules: PageRules | undefined;
  #leftAlone = leftAlone;
  #isAsking = false;
  #isPlanned = false;
  /** Texts and links with their buttons. */
  #buttons = new Map<Node, HTMLElement[]>();
  /** Roots inside of the page that are followed, too. */
  readonly #roots = new WeakSet<Node>();

  constructor(around: Surroundings) {
    this.#around = around;
    this.#observer = new MutationObserver((changes) => this.#follow(changes));
  }

  start(root: Node): void {
    this.#roots.add(root);
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
    this.#look(root);
  }

  /** Takes everything away. */
  stop(): void {
    this.#observer.disconnect();
    this.#waiting = [];
    for (const node of this.#buttons.keys()) this.#clear(node);
  }

  #follow(changes: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes, removedNodes } of changes) {
      for (const node of removedNodes) if (!node.isConnected) this.#clear(node);
      if (type === 'characterData') this.#look(target);
      for (const node of addedNodes) if (!this.#isOurs(node)) this.#look(node);
    }
  }

  #isOurs(node: Node): boolean {
    return node instanceof HTMLElement && ours.has(node);
  }

  #look(node: Node): void {
    this.#waiting.push(nodesIn(node, () => this.#leftAlone));
    this.#plan();
  }

  #plan(): void {
    if (this.#isPlanned || this.#waiting.length === 0) return;
    this.#isPlanned = true;
    this.#around.whenIdle((hasTime) => {
      this.#isPlanned = false;
      this.#work(hasTime);
      if (!this.#isAsking) this.#plan();
    });
  }

  #work(hasTime: () => boolean): void {
    while (this.#waiting.length > 0 && hasTime() && !this.#isAsking) {
      const next = this.#waiting[0]?.next();
      if (!next || next.done) this.#waiting.shift();
      else this.#visit(next.value);
    }
  }

  #visit(node: Node): void {
    if (node instanceof HTMLElement && node.shadowRoot && !this.#roots.has(node.shadowRoot))
      this.start(node.shadowRoot);
    this.#clear(node);
    const isText = node instanceof Text;
    const link =
      node instanceof HTMLAnchorElement ? linkedNumber(node.getAttribute('href') ?? '') : undefined;
    if (link === undefined && !(isText && mayHoldNumber(node.data))) return;
    if (!this.#rules) {
      this.#waiting.unshift([node].values());
      void this.#ask();
      return;
    }
    if (link !== undefined) this.#put(node, [link]);
    // A link that calls has its button already.
    else if (isText && linkedNumber(linkOf(node)?.getAttribute('href') ?? '') === undefined)
      this.#put(
        node,
        findNumbers(node.data, this.#rules).map(({ number }) => number),
      );
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    const rules = await this.#around.askRules().catch(() => undefined);
    this.#isAsking = false;
    if (!rules) return this.stop();
    this.#rules = rules;
    if (isSelector(rules.ignore)) this.#leftAlone = `${leftAlone},${rules.ignore}`;
    this.#plan();
  }

  #put(node: Node, numbers: readonly string[]): void {
    if (numbers.length === 0 || this.#buttons.size >= mostButtons) return;
    const element = elementOf(node);
    if (!element || element.closest(this.#leftAlone) || !(element.checkVisibility?.() ?? true)) return;
    const { label, onPress } = this.#around;
    const made = numbers.map((number) => makeCallButton(label(number), () => onPress(number)));
    for (const button of made) ours.add(button);
    this.#buttons.set(node, made);
    const place = node instanceof Text ? (linkOf(node) ?? node) : node;
    if (place instanceof Element || place instanceof Text) place.after(...made);
  }

  /** Takes the buttons of a node, and of all in it, away. */
  #clear(node: Node): void {
    for (const button of this.#buttons.get(node) ?? []) button.remove();
    this.#buttons.delete(node);
    if (node.hasChildNodes() && !node.isConnected)
      for (const known of this.#buttons.keys()) if (node.contains(known)) this.#clear(known);
  }
}

/** A connector's own may be none. */
function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}

const ours = new WeakSet<Element>();

function linkOf(node: Text): HTMLAnchorElement | null {
  return node.parentElement?.closest('a') ?? null;
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

/** The texts and elements below a node that may be looked at, one after the other. */
function* nodesIn(root: Node, selector: () => string): Generator<Node> {
  if (elementOf(root)?.closest(selector())) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && (node.matches(selector()) || ours.has(node))
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  if (root instanceof Text || root instanceof Element) yield root;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node;
}
