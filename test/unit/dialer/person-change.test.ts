import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PersonChange } from '../../../src/dialer/person-change';

/** What it heard after having been told, each with whether a person is behind it. */
function hearing(told: string | undefined, ...said: string[]): boolean[] {
  const change = new PersonChange<string>();
  change.start(told);
  return said.map((values) => change.hear(values));
}

test.each([
  ['its own values at its start', undefined, ['on'], [false]],
  ['a person, after its start', undefined, ['on', 'off'], [false, true]],
  ['old values before it has heard us', 'on', ['off', 'on'], [false, false]],
  ['a person, once it has heard us', 'on', ['off', 'on', 'off', 'on'], [false, false, true, true]],
  ['the same again', 'on', ['on', 'on'], [false, false]],
  // Without the permission the widget says off whatever it is told.
  ['a widget that does not take our values', 'on', ['off', 'off', 'off'], [false, false, false]],
])('%s', (_what, told, said, expected) => {
  expect(hearing(told, ...said)).toEqual(expected);
});

test('its answer to what we tell it later is not a person’s', () => {
  const change = new PersonChange<string>();
  change.start('on');
  change.hear('on');
  change.tell('off');
  expect([change.hear('off'), change.hear('on')]).toEqual([false, true]);
});

test('it says nothing where it is told what it shows, and a person is heard at once', () => {
  const change = new PersonChange<string>();
  change.start(undefined);
  change.hear('on');
  change.hear('off');
  change.tell('off');
  expect(change.hear('on')).toBe(true);
});

test('a widget that starts again says by itself what it has stored', () => {
  const change = new PersonChange<string>();
  change.start('on');
  change.hear('on');
  change.start('on');
  expect([change.hear('off'), change.hear('on'), change.hear('off')]).toEqual([false, false, true]);
});

/** A widget that says its values at its start, and when they have become others. */
class Widget {
  #value: string;
  constructor(
    stored: string,
    readonly say: (value: string) => void,
  ) {
    this.#value = stored;
    say(stored);
  }
  set(value: string) {
    if (value === this.#value) return;
    this.#value = value;
    this.say(value);
  }
}

test('of any course of events exactly what a person sets is heard as theirs', () => {
  const value = fc.constantFrom('a', 'b', 'c');
  const event = fc.record({ by: fc.constantFrom('person', 'host'), value });
  fc.assert(
    fc.property(value, value, fc.array(event), (stored, told, events) => {
      const change = new PersonChange<string>();
      const theirs: string[] = [];
      change.start(told);
      const widget = new Widget(stored, (said) => {
        if (change.hear(said)) theirs.push(said);
      });
      widget.set(told);
      let shown = told;
      const set: string[] = [];
      for (const { by, value: next } of events) {
        if (by === 'host') change.tell(next);
        else if (next !== shown) set.push(next);
        widget.set(next);
        shown = next;
      }
      expect(theirs).toEqual(set);
    }),
  );
});
