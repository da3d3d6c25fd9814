// @ts-check
import { addAiNotes, addRecording } from '../peer/call-history.js';
import { createButton, element } from './element.js';
import { formatTime, nameNumber } from './wording.js';

/**
 * What the platform adds to a call some time after its record.
 * @param {import('../peer/peer.js').Peer} peer
 * @returns {import('./element.js').Screen}
 */
export function createLaterAdditions(peer) {
  const last = () => peer.store.get().calls[0];
  const recording = createButton('recording-arrives', 'Recording arrives', () => {
    const call = last();
    if (call) void addRecording(peer, call.sessionId);
  });
  const aiNote = createButton('ai-note-arrives', 'AI note arrives', () => {
    const call = last();
    if (call) void addAiNotes(peer, call.sessionId);
  });
  const hint = element('p', { class: 'secondary', 'data-testid': 'last-call' });
  return {
    element: element(
      'section',
      { 'aria-label': 'Later additions to the last call' },
      hint,
      element('div', { class: 'pair' }, recording, aiNote),
    ),
    update(state) {
      const call = state.calls[0];
      const waiting = call && !call.synced;
      recording.disabled = !call?.synced || call.recordingId !== null;
      aiNote.disabled = !call?.synced || call.aiNote !== null;
      if (!call) hint.textContent = 'After a call, its recording and AI note can arrive.';
      else if (waiting) hint.textContent = 'The record of the last call is on its way…';
      else hint.textContent = `Last call: ${nameNumber(state, call.otherNumber)}, ${formatTime(call.rangAt)}`;
    },
  };
}
