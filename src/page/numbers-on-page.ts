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

/** A page with more texts and links that hold numbers gets no more. */
const mostPlaces = 1000;

interface Surroundings {
  /** Asked once there is a text that may hold a number; `undefined` where none is wanted here. */
  readonly askRules: () => Promise<PageRules | undefined>;
  readonly onPress: (number: string) => void;
  /** What a number's button is called. */
  readonly label: (number: string) => string;
  /** Runs work when the page has nothing else to do, for as long as `hasTime` says. */
  readonly whenIdle: (work: (hasTime: () => boolean) => void) => void;
}

interface Wanted {
  readonly number: string;
  readonly ending: string;
}

interface Placed {
  readonly numbers: string;
  readonly buttons: readonly HTMLElement[];
}

/**
 * Puts a button after each number of a page, and follows the page as it changes. The page's own texts are neither
 * changed nor split: whoever wrote them, a framework too, finds them as they were.
 */
export class NumbersOnPage {
  readonly #around: Surroundings;
  readonly #observer: MutationObserver;
  /** What is still to be looked at, and how far the look at one of them is. */
  readonly #waiting = new Set<Node>();
  #nodes: NodeIterator | undefined;
  #rules: PageRules | undefined;
  #leftAlone = leftAlone;
  #isAsking = false;
  #isPlanned = false;
  /** Something has gone from the page since buttons were last held against it. */
  #isThinner = false;
  /** Texts and links with their buttons. */
  readonly #placed = new Map<Node, Placed>();
  readonly #ours = new WeakSet<Node>();
  /** Roots inside of the page that are followed, too. */
  readonly #roots = new WeakSet<Node>();

  constructor(around: Surroundings) {
    this.#around = around;
    this.#observer = new MutationObserver((changes) => this.#follow(changes));
  }

  start(root: Node): void {
    this.#roots.add(root);
    this.#observer.observe(root, {
      childList: true,
      characterData: true,
      subtree: true,
      attributeFilter: ['contenteditable', 'href'],
    });
    this.#look(root);
  }

  /** Takes everything away. */
  stop(): void {
    this.#observer.disconnect();
    this.#waiting.clear();
    this.#nodes = undefined;
    for (const node of this.#placed.keys()) this.#clear(node);
  }

  #follow(changes: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes, removedNodes } of changes) {
      if (removedNodes.length > 0) this.#isThinner = true;
      // At once: what a person edits is saved as it stands, and no button may be in it.
      if (type === 'attributes') this.#sweep((node) => target.contains(node) && !this.#isOpenTo(node));
      if (type !== 'childList') this.#waiting.add(target);
      for (const node of addedNodes) if (!this.#ours.has(node)) this.#waiting.add(node);
    }
    this.#plan();
  }

  #look(node: Node): void {
    this.#waiting.add(node);
    this.#plan();
  }

  #plan(): void {
    if (this.#isPlanned || (this.#waiting.size === 0 && !this.#nodes && !this.#isThinner)) return;
    this.#isPlanned = true;
    this.#around.whenIdle((hasTime) => {
      this.#isPlanned = false;
      this.#work(hasTime);
      if (!this.#isAsking) this.#plan();
    });
  }

  #work(hasTime: () => boolean): void {
    if (this.#isThinner) this.#sweep((node) => !node.isConnected);
    this.#isThinner = false;
    while (!this.#isAsking && hasTime()) {
      this.#nodes ??= this.#nextNodes();
      if (!this.#nodes) return;
      const node = this.#nodes.nextNode();
      if (node) this.#visit(node);
      else this.#nodes = undefined;
    }
  }

  /** All below the next one that waits. Unlike a tree walker, this goes on where the page has meanwhile changed. */
  #nextNodes(): NodeIterator | undefined {
    for (const root of this.#waiting) {
      this.#waiting.delete(root);
      if (root.isConnected)
        return document.createNodeIterator(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    }
    return undefined;
  }

  #visit(node: Node): void {
    if (node instanceof HTMLElement && node.shadowRoot && !this.#roots.has(node.shadowRoot))
      this.start(node.shadowRoot);
    const link = node instanceof HTMLAnchorElement ? numberOfLink(node) : undefined;
    if (link === undefined && !(node instanceof Text && mayHoldNumber(node.data))) return this.#clear(node);
    if (!this.#rules) {
      this.#waiting.add(node);
      void this.#ask();
      return;
    }
    if (!this.#isOpenTo(node)) this.#clear(node);
    else if (link !== undefined) this.#put(node, [{ number: link, ending: '' }]);
    // A link that calls has its button already.
    else if (node instanceof Text && numberOfLink(linkOf(node)) === undefined)
      this.#put(node, wantedIn(node.data, this.#rules));
    else this.#clear(node);
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

  #put(node: Node, found: readonly Wanted[]): void {
    const place = node instanceof Text ? (linkOf(node) ?? node) : node;
    const before = this.#placed.get(node);
    const numbers = found.map(({ number, ending }) => number + ending).join();
    // What stands already stays, and with it where the keyboard is.
    if (before?.numbers === numbers && before.buttons[0]?.previousSibling === place) return;
    this.#clear(node);
    if (found.length === 0 || this.#placed.size >= mostPlaces) return;
    const { label, onPress } = this.#around;
    const buttons = found.map(({ number, ending }) =>
      makeCallButton({ label: label(number), ending, onPress: () => onPress(number) }),
    );
    for (const button of buttons) this.#ours.add(button);
    this.#placed.set(node, { numbers, buttons });
    if (place instanceof Element || place instanceof Text) place.after(...buttons);
  }

  /** Whether a button may stand here. */
  #isOpenTo(node: Node): boolean {
    const element = node instanceof Element ? node : node.parentElement;
    if (!element) return node.parentNode instanceof ShadowRoot;
    // A whole page can be editable, too.
    return (
      !element.closest(this.#leftAlone) && !(element instanceof HTMLElement && element.isContentEditable)
    );
  }

  #sweep(isOver: (node: Node) => boolean): void {
    for (const node of this.#placed.keys()) if (isOver(node)) this.#clear(node);
  }

  #clear(node: Node): void {
    for (const button of this.#placed.get(node)?.buttons ?? []) button.remove();
    this.#placed.delete(node);
  }
}

/** A button stands after the text: where that is not right after its number, it tells the number's end. */
function wantedIn(text: string, rules: PageRules): Wanted[] {
  const found = findNumbers(text, rules);
  const isPlain = found.length === 1 && !/[\p{L}\p{N}]/u.test(text.slice(found[0]?.end));
  return found.map(({ number }) => ({ number, ending: isPlain ? '' : number.slice(-4) }));
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

function linkOf(node: Text): HTMLAnchorElement | null {
  return node.parentElement?.closest('a') ?? null;
}

function numberOfLink(link: HTMLAnchorElement | null): string | undefined {
  return linkedNumber(link?.getAttribute('href') ?? '');
}
