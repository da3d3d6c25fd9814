// @ts-check
import { textAt, valueAt } from '../json.js';
import { webphoneIdOf } from '../payloads/call.js';
import { answerCall, endCall, setHold, setMute, setRecording } from './line.js';
import { receiveVoicemail } from './mailbox.js';

/** @typedef {import('./peer.js').Peer} Peer */

/**
 * Ends a ringing call in the mailbox.
 * @param {Peer} peer
 */
export function sendToVoicemail(peer) {
  const { call } = peer.store.get();
  if (!call || call.connectedAt !== null) return;
  endCall(peer, 'voicemail');
  receiveVoicemail(peer, call.otherNumber);
}

/** @type {Record<string, (peer: Peer) => void>} */
const actions = {
  answer: answerCall,
  reject: (peer) => endCall(peer),
  hangup: (peer) => endCall(peer),
  toVoicemail: sendToVoicemail,
  hold: (peer) => setHold(peer, true),
  unhold: (peer) => setHold(peer, false),
  mute: (peer) => setMute(peer, true),
  unmute: (peer) => setMute(peer, false),
  startRecord: (peer) => setRecording(peer, true),
  stopRecord: (peer) => setRecording(peer, false),
  // The other side takes the call over; here it is at its end.
  forward: (peer) => endCall(peer),
  transfer: (peer) => endCall(peer),
  dtmf: (peer) => peer.note('own', 'tones are not heard in the simulator'),
  toggleRingingDialog: () => {},
};

/**
 * `rc-adapter-control-call`: without a callId it means the current call.
 * @param {Peer} peer
 * @param {unknown} message
 */
export function controlCall(peer, message) {
  const callId = textAt(message, 'callId');
  const { call } = peer.store.get();
  const action = actions[textAt(message, 'callAction')];
  if (!action) return peer.report(`control-call: no action "${String(valueAt(message, 'callAction'))}"`);
  const isMeant = call && (callId === '' || [webphoneIdOf(call), call.telephonySessionId].includes(callId));
  if (isMeant) return action(peer);
  peer.post({
    type: 'rc-control-call-error',
    error: 'ControlCallError',
    message: 'There is no such call',
    callId,
  });
}
