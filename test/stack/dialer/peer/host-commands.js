// @ts-check
import { textAt, textsAt, valueAt } from '../json.js';
import { describeWebphoneCall } from '../payloads/webphone-call.js';
import { controlCall } from './call-control.js';
import { placeCall } from './caution.js';
import { listKnownNumbers, matchContacts, searchContacts, syncContacts } from './contact-book.js';
import { count } from './counts.js';
import { updateAssistant, updateFeatures, updateNumberFormat, updateTypingTracking } from './features.js';
import { answerHostRequest } from './host-requests.js';
import { matchCallLogs } from './log-matches.js';
import { showBanner } from './notices.js';
import { registerPage, updateLogPage } from './pages.js';
import { summarizeMessage } from './peer.js';
import { matchAgain, matchUnknown, refreshAfterAuthorization } from './refresh.js';
import { navigate } from './routes.js';
import { isAuthorized, registerService, registeredPath, updateService } from './service.js';
import { applyFixedAutoLog, replaceSettings, reportSettings, setAutoLog } from './settings.js';
import { receiveCallback, signOut, startSignIn } from './sign-in.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {(peer: Peer, message: unknown) => void} Command */

/** @type {Command} */
function register(peer, message) {
  const service = valueAt(message, 'service');
  const isAgain = registeredPath(peer, 'name') !== '';
  if (!registerService(peer, service)) return;
  count(peer, 'registrations');
  const banner = valueAt(service, 'banner');
  if (banner) showBanner(peer, banner);
  applyFixedAutoLog(peer);
  if (valueAt(service, 'settings')) reportSettings(peer);
  void syncContacts(peer);
  if (isAgain) matchAgain(peer);
  else matchUnknown(peer);
}

/**
 * Only that the host has become authorized makes the widget ask anew.
 * @type {Command}
 */
function updateAuthorization(peer, message) {
  count(peer, 'authorizationUpdates');
  if (registeredPath(peer, 'authorizationPath') === '')
    return peer.report('update-authorization-status: no authorizationPath is registered');
  const wasAuthorized = isAuthorized(peer);
  const authorized = valueAt(message, 'authorized') === true;
  const authorizedAccount = textAt(message, 'authorizedAccount');
  updateService(peer, { authorized, authorizedAccount });
  if (!wasAuthorized && isAuthorized(peer)) refreshAfterAuthorization(peer);
}

/**
 * Ignored when signed out or during a call, as in the widget.
 * @type {Command}
 */
function newCall(peer, message) {
  const phoneNumber = textAt(message, 'phoneNumber');
  const { owner, call, ready } = peer.store.get();
  if (!owner || call) return peer.note('own', 'new-call ignored: signed out, or a call is on');
  peer.store.set({ number: phoneNumber });
  navigate(peer, '/dialer');
  void searchContacts(peer, phoneNumber);
  if (valueAt(message, 'toCall') !== true) return;
  if (ready) void placeCall(peer, phoneNumber);
  else peer.report('new-call before rc-dialer-status-notify ready:true');
}

/** @type {Command} */
function newSms(peer, message) {
  if (!peer.store.get().owner) return peer.note('own', 'new-sms ignored: signed out');
  const text = textAt(message, 'text');
  peer.store.set({ number: textAt(message, 'phoneNumber'), ...(text === '' ? {} : { text }) });
  navigate(peer, '/messages');
}

/**
 * Only what the widget knows can be matched; the rest is dropped without a word.
 * @type {Command}
 */
function triggerContactMatch(peer, message) {
  const known = listKnownNumbers(peer.store.get());
  const numbers = textsAt(message, 'phoneNumbers').filter((number) => known.includes(number));
  void matchContacts(peer, numbers, { again: true, triggerFrom: 'manual' });
}

/** @type {Command} */
function triggerCallLogMatch(peer, message) {
  const { call, calls } = peer.store.get();
  const known = [...calls, ...(call ? [call] : [])].map((item) => item.sessionId);
  void matchCallLogs(
    peer,
    textsAt(message, 'sessionIds').filter((id) => known.includes(id)),
  );
}

/** @type {Command} */
function syncWebphoneSessions(peer) {
  const { call, owner } = peer.store.get();
  const calls = call && owner ? [describeWebphoneCall(call, owner)] : [];
  peer.post({ type: 'rc-webphone-sessions-sync', calls });
}

const nothingToShow = [
  'rc-adapter-set-presence',
  'rc-calling-settings-update',
  'rc-sms-settings-update',
  'rc-adapter-update-ringtone',
  'rc-adapter-set-side-drawer-extended',
  'rc-adapter-set-call-contact-matches-select',
  'rc-adapter-refresh-license-status',
  'rc-adapter-syncMinimized',
  'rc-adapter-syncClosed',
  'rc-adapter-syncSize',
  'rc-adapter-syncPosition',
];

/** @type {Record<string, Command>} */
const commands = {
  'rc-adapter-message-request': answerHostRequest,
  'rc-adapter-register-third-party-service': register,
  'rc-adapter-update-authorization-status': updateAuthorization,
  'rc-adapter-register-customized-page': (peer, message) => registerPage(peer, valueAt(message, 'page')),
  'rc-adapter-update-call-log-page': (peer, message) =>
    updateLogPage(peer, 'callLogPage', valueAt(message, 'page')),
  'rc-adapter-update-messages-log-page': (peer, message) =>
    updateLogPage(peer, 'messagesLogPage', valueAt(message, 'page')),
  'rc-adapter-update-third-party-settings': (peer, message) =>
    replaceSettings(peer, valueAt(message, 'settings')),
  'rc-adapter-update-auto-log-settings': setAutoLog,
  'rc-adapter-update-features-flags': updateFeatures,
  'rc-adapter-update-ai-assistant-settings': updateAssistant,
  'rc-adapter-update-sms-typing-time-tracking': updateTypingTracking,
  'rc-adapter-set-phone-number-format': updateNumberFormat,
  'rc-adapter-update-customized-banner': (peer, message) => showBanner(peer, valueAt(message, 'banner')),
  'rc-adapter-navigate-to': (peer, message) => navigate(peer, textAt(message, 'path')),
  'rc-adapter-new-call': newCall,
  'rc-adapter-new-sms': newSms,
  'rc-adapter-auto-populate-conversation': (peer, message) =>
    peer.store.set({ text: textAt(message, 'text') }),
  'rc-adapter-control-call': controlCall,
  'rc-adapter-trigger-contact-match': triggerContactMatch,
  'rc-adapter-trigger-call-logger-match': triggerCallLogMatch,
  'rc-adapter-sync-third-party-contacts': (peer) => void syncContacts(peer, 'api'),
  'rc-adapter-webphone-sessions-sync': syncWebphoneSessions,
  'rc-adapter-login': (peer) => void startSignIn(peer),
  'rc-adapter-logout': (peer) => void signOut(peer),
};

/**
 * A message event of the page, from the host or from the redirect page.
 * @param {Peer} peer
 * @param {unknown} message
 */
export function receiveMessage(peer, message) {
  const callbackUri = textAt(message, 'callbackUri');
  if (callbackUri !== '') {
    peer.note('in', 'a callbackUri');
    return void receiveCallback(peer, callbackUri);
  }
  const type = textAt(message, 'type');
  if (!type.startsWith('rc-')) return;
  if (type === 'rc-post-message-response') return peer.receiveReply(message);
  peer.note('in', summarizeMessage(message));
  const command = commands[type];
  if (command) command(peer, message);
  else if (nothingToShow.includes(type)) peer.note('own', `${type}: taken, nothing to show`);
  else peer.report(`${type}: the dialer does not know this message`);
}
