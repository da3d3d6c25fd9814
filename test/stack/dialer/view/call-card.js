// @ts-check
import { sendToVoicemail } from '../peer/call-control.js';
import { requestCallLog } from '../peer/call-logging.js';
import { callLogsOf, isLogged } from '../peer/log-matches.js';
import { answerCall, endCall, setHold, setMute } from '../peer/line.js';
import { createButton, createTag, element } from './element.js';
import { formatDuration, formatNumber, nameNumber } from './wording.js';

/** @typedef {import('../payloads/call.js').Call} Call */

/**
 * @param {Call} call
 * @param {number} now
 */
function describeState(call, now) {
  if (call.connectedAt === null) return call.direction === 'Inbound' ? 'Ringing' : 'Calling';
  const time = formatDuration((now - call.connectedAt) / 1000);
  return call.onHold ? `On hold ${time}` : `Connected ${time}`;
}

/**
 * The live call.
 * @param {import('../peer/peer.js').Peer} peer
 * @returns {import('./element.js').Screen}
 */
export function createCallCard(peer) {
  const name = element('strong', { 'data-testid': 'call-name' });
  const number = element('span', { class: 'secondary' });
  const state = createTag('', 'ok', 'call-state');
  const live = () => peer.store.get().call;
  const answer = createButton('answer', 'Answer', () => answerCall(peer), { kind: 'main' });
  const hold = createButton('hold', 'Hold', () => setHold(peer, !live()?.onHold));
  const mute = createButton('mute', 'Mute', () => setMute(peer, !live()?.muted));
  const voicemail = createButton('to-voicemail', 'To voicemail', () => sendToVoicemail(peer));
  const log = createButton('call-log', 'Log', () => {
    const call = live();
    if (!call) return;
    const logged = isLogged(callLogsOf(peer.store.get(), call.sessionId));
    void requestCallLog(peer, logged ? 'editLog' : 'createLog', call.sessionId);
  });
  const hangUp = createButton('hang-up', 'Hang up', () => endCall(peer), { kind: 'danger' });
  const card = element(
    'section',
    { class: 'card call', 'aria-label': 'Live call', 'data-testid': 'call' },
    element('div', { class: 'row' }, element('div', { class: 'who' }, name, number), state),
    element('div', { class: 'run' }, answer, hold, mute, voicemail, log, hangUp),
  );

  return {
    element: card,
    update(current) {
      const { call, service } = current;
      card.hidden = call === null;
      if (!call) return;
      const ringing = call.connectedAt === null;
      name.textContent = nameNumber(current, call.otherNumber);
      number.textContent = `${formatNumber(call.otherNumber)} · ${call.direction}`;
      state.textContent = describeState(call, peer.now());
      state.className = `tag ${ringing || call.onHold ? 'wait' : 'ok'}`;
      answer.hidden = !ringing;
      answer.textContent = call.direction === 'Inbound' ? 'Answer' : 'They answer';
      hold.hidden = mute.hidden = ringing;
      hold.textContent = call.onHold ? 'Resume' : 'Hold';
      mute.textContent = call.muted ? 'Unmute' : 'Mute';
      voicemail.hidden = !ringing || call.direction === 'Outbound';
      log.hidden = ringing || !service?.['callLoggerPath'];
    },
  };
}
