const svg = 'http://www.w3.org/2000/svg';
const phone =
  'M6.5 3.5h3l1.8 4.6-2.4 1.7a12 12 0 0 0 5.3 5.3l1.7-2.4 4.6 1.8v3a3 3 0 0 1-3 3A14 14 0 0 1 3.5 6.5a3 3 0 0 1 3-3z';

/** In a line of the page, of which it changes the height no more than a space would; stronger than the page's own looks. */
const place = (width: number) =>
  ['all: initial', 'display: inline-block', 'position: relative', 'height: 0', 'vertical-align: middle']
    .concat(`width: ${width}px`)
    .map((line) => `${line} !important`)
    .join(';');
const placeAlone = place(26);
const placeWithEnding = place(58);

/** White with a ring, so that it is seen on pages of any color. */
const look = `
  button {
    all: unset; box-sizing: border-box; position: absolute; inset: -10px 3px auto; height: 20px;
    display: flex; align-items: center; justify-content: center; gap: 3px;
    border: 1px solid rgb(11 107 203 / 45%); border-radius: 10px; background: #fff; color: #0b6bcb;
    font: 11px/1 system-ui, sans-serif; cursor: pointer; user-select: none;
  }
  button:hover, button:active { background: #0b6bcb; color: #fff; }
  button:focus-visible { outline: 2px solid #0b6bcb; outline-offset: 2px; box-shadow: 0 0 0 2px #fff; }
  svg { width: 12px; height: 12px; fill: none; stroke: currentcolor; stroke-width: 2.2; stroke-linejoin: round; }
  @media (forced-colors: active) { button { border-color: ButtonText; background: ButtonFace; color: ButtonText; } }
  @media print { button { display: none; } }
`;

interface Pattern {
  readonly sheet: CSSStyleSheet;
  readonly button: HTMLButtonElement;
}

let pattern: Pattern | undefined;

/** Made once: a page may want hundreds. */
function makePattern(): Pattern {
  const button = document.createElement('button');
  button.type = 'button';
  const icon = document.createElementNS(svg, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const stroke = document.createElementNS(svg, 'path');
  stroke.setAttribute('d', phone);
  icon.append(stroke);
  button.append(icon);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(look);
  return { sheet, button };
}

export interface Call {
  readonly label: string;
  /** Tells which number it is, where it does not stand right after it; else ''. */
  readonly ending: string;
  readonly onPress: () => void;
}

/**
 * A button that calls. It stands in a closed shadow root, so that the page can neither reach it nor dress it up.
 * Security: only a press that the browser vouches for counts (`isTrusted`); a page can send any other itself. Held by
 * test/unit/page/numbers-on-page.test.ts.
 */
export function makeCallButton({ label, ending, onPress }: Call): HTMLElement {
  pattern ??= makePattern();
  const host = document.createElement('span');
  host.style.cssText = ending === '' ? placeAlone : placeWithEnding;
  host.translate = false;
  const root = host.attachShadow({ mode: 'closed' });
  const button = document.importNode(pattern.button, true);
  button.setAttribute('aria-label', label);
  button.title = label;
  button.append(ending);
  button.addEventListener('click', (event) => {
    // What the page does when this place is pressed is not meant.
    event.stopPropagation();
    event.preventDefault();
    if (event.isTrusted) onPress();
  });
  root.adoptedStyleSheets = [pattern.sheet];
  root.append(button);
  return host;
}
