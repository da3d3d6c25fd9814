import { describe, expect, test } from 'vitest';
import { settle, startBridge } from './bridge-under-test';

/** What is known to follow a call: a recording that is being made ready, and summaries where the account has them. */

const call = {
  sessionId: '90000001',
  direction: 'Inbound',
  startTime: 1_795_292_323_170,
  duration: 65,
  result: 'Accepted',
  from: { phoneNumber: '+16505550123' },
  to: {},
};
const link =
  'https://ringcentral.github.io/ringcentral-media-reader/?media=https%3A%2F%2Fmedia.ringcentral.com%2F1';

describe('a recording', () => {
  test.each([
    ['that is there', { id: '1', link }, undefined],
    ['that is announced', { id: '1', uri: 'https://platform.ringcentral.com/1' }, ['recordingLink']],
    ['whose link is not believed', { id: '1', link: 'javascript' }, undefined],
    ['that there is none of', undefined, undefined],
    ['that is no object', 'none', undefined],
  ])('%s', async (_what, recording, awaited) => {
    const { comeUp, ask, heard } = startBridge();
    comeUp();
    ask('/callLogger', { triggerType: 'callLogSync', call: { ...call, recording } });
    await settle();
    expect(heard.records[0]?.awaited).toEqual(awaited);
  });
});

test.each([
  [{ smartNote: true }, true],
  [{ smartNote: false }, false],
  [{}, false],
  [undefined, false],
  ['all', false],
])('an account with the features %j has summaries: %s', (features, hasAiNotes) => {
  const { comeUp, say, heard } = startBridge();
  comeUp();
  say({ type: 'rc-login-status-notify', loggedIn: true, loginNumber: '+1*101', features });
  expect(heard.signIns.at(-1)).toMatchObject({ isSignedIn: true, extensionNumber: '101', hasAiNotes });
});
