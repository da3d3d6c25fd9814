// @ts-check
import { readOptions } from './options.js';
import { readParameters } from './parameters.js';
import { receiveMessage } from './peer/host-commands.js';
import { createPeer } from './peer/peer.js';
import { startDialer } from './peer/start.js';
import { showDialer } from './view/shell.js';

/** A frame of another site may have no storage; touching it then throws. */
function findStorage() {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  }
}

/** The stack says how this dialer is to behave; elsewhere it behaves as usual. */
async function fetchOptions() {
  try {
    return await (await fetch('options.json')).json();
  } catch {
    return null;
  }
}

const days = new Intl.DateTimeFormat(navigator.language, {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});
const darkMode = matchMedia('(prefers-color-scheme: dark)');

const peer = createPeer({
  parameters: readParameters(location.href),
  options: readOptions(await fetchOptions()),
  // Like the widget, it speaks to whoever embeds it; the host has to check what it hears.
  send: (message) => window.parent.postMessage(message, '*'),
  now: () => Date.now(),
  random: () => Math.random(),
  after(work, ms) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  fetch: (...request) => fetch(...request),
  storage: findStorage(),
  openWindow: (address) => void window.open(address, 'rc-oauth', 'width=420,height=640'),
  formatDay: (time) => days.format(time),
  locale: navigator.language,
  readTheme: () => (darkMode.matches ? 'dark' : 'light'),
  iconAddress: new URL('icon.svg', location.href).href,
});

window.addEventListener('message', (event) => receiveMessage(peer, event.data));
showDialer(document.body, peer);
if (window.parent === window) peer.report('this page needs a host: open it in a frame');
else startDialer(peer);
