// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { actOf, placeOfKey } from '../../../../src/panel/app/key-act';

const anywhere = { isTyping: false, isInDialog: false, hasSingleKeys: true, isMac: false };
const typing = { ...anywhere, isTyping: true };
const inDialog = { ...anywhere, isInDialog: true };
const without = { ...anywhere, hasSingleKeys: false };
const onMac = { ...anywhere, isMac: true };
const plain = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  defaultPrevented: false,
};

test.each([
  ['1', {}, anywhere, { tab: 'dialer' }],
  ['2', {}, anywhere, { tab: 'activity' }],
  ['3', {}, anywhere, { tab: 'plugins' }],
  ['4', {}, anywhere, { tab: 'tasks' }],
  ['5', {}, anywhere, { tab: 'settings' }],
  ['6', {}, anywhere, undefined],
  ['0', {}, anywhere, undefined],
  ['a', {}, anywhere, undefined],
  ['?', {}, anywhere, 'shortcuts'],
  // A letter is a letter where somebody types, and nothing else.
  ['1', {}, typing, undefined],
  ['?', {}, typing, undefined],
  ['k', { ctrlKey: true }, typing, 'palette'],
  // The dialog has the keys.
  ['1', {}, inDialog, undefined],
  ['?', {}, inDialog, undefined],
  ['k', { ctrlKey: true }, inDialog, undefined],
  // Who has switched single keys off.
  ['1', {}, without, undefined],
  ['?', {}, without, undefined],
  ['k', { ctrlKey: true }, without, 'palette'],
  // Another's keys.
  ['1', { ctrlKey: true }, anywhere, undefined],
  ['1', { metaKey: true }, anywhere, undefined],
  ['1', { altKey: true }, anywhere, undefined],
  ['k', {}, anywhere, undefined],
  ['k', { metaKey: true }, anywhere, undefined],
  ['k', { ctrlKey: true, altKey: true }, anywhere, undefined],
  ['K', { ctrlKey: true }, anywhere, 'palette'],
  ['k', { metaKey: true }, onMac, 'palette'],
  // There it deletes to the end of the line.
  ['k', { ctrlKey: true }, onMac, undefined],
  // Held down, in the middle of a word of another script, or taken already.
  ['1', { repeat: true }, anywhere, undefined],
  ['1', { isComposing: true }, anywhere, undefined],
  ['1', { defaultPrevented: true }, anywhere, undefined],
  ['k', { ctrlKey: true, defaultPrevented: true }, anywhere, undefined],
] as const)('%s with %j, %j: %j', (key, change, place, act) => {
  expect(actOf({ ...plain, key, ...change }, place)).toEqual(act);
});

describe('somebody types in', () => {
  test.each([
    ['<input>', true],
    ['<input type="search">', true],
    ['<input type="date">', true],
    ['<textarea></textarea>', true],
    ['<select></select>', true],
    ['<div contenteditable="true"></div>', true],
    ['<input type="checkbox">', false],
    ['<input type="radio">', false],
    ['<button></button>', false],
    ['<a href="#"></a>', false],
  ])('%s: %s', (markup, isTyping) => {
    const parsed = new DOMParser().parseFromString(markup, 'text/html').body.firstElementChild;
    expect(placeOfKey(parsed).isTyping).toBe(isTyping);
  });

  test('a dialog that is open has the keys', () => {
    expect(placeOfKey(document.body).isInDialog).toBe(false);
    const dialog = document.createElement('dialog');
    dialog.setAttribute('open', '');
    document.body.append(dialog);
    expect(placeOfKey(document.body).isInDialog).toBe(true);
    dialog.remove();
  });
});
