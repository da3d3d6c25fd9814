import { isObject, sameJson } from '../../../../../src/core/basics/json';
import { ownChoicesKey } from '../../../../../src/core/settings/own-choice';
import type { Document } from '../../../../stack/organisation/own-client';
import { keys, settingOf } from './settings';

/** A value as it is in force: an empty text stands for no addresses (§2.6). */
export const read = (key: string, value: unknown): unknown =>
  key === 'clickToDialUrls' && value === '' ? [] : value;

/** What the account's document says of a setting; a flag that is missing is a lock (§6.2). */
export function adminWord(
  admin: Document | undefined,
  key: string,
): { readonly value: unknown; readonly isLocked: boolean } | undefined {
  const entry = admin?.[key];
  if (!isObject(entry) || entry['isRemoved'] === true || entry['value'] == null) return undefined;
  return { value: read(key, entry['value']), isLocked: entry['customizable'] !== true };
}

interface Word {
  /** What the person chose last, in whichever client. */
  readonly chosen: { readonly value: unknown; readonly isOurs: boolean } | undefined;
  /**
   * What App Connect's own client has written into the record of itself, and what no client can tell from a choice
   * since: a default that our panel had not seen, a lock, an older choice out of a tree that was not drawn anew.
   */
  readonly alternatives: unknown[];
  /** The choice may be lost, or was none: what everybody gets is right too. */
  mayFollow: boolean;
}

/** What is right for one person: kept by what people did, not by what is stored. */
export class Wanted {
  private readonly words = new Map<string, Word>();
  /** The account's values as this person's panel has seen them last. */
  private seen: Document = {};
  private hasLooked = false;

  /** Our panel has read both documents; it remembers something only where somebody has set something. */
  see(admin: Document | undefined, own: Document | null | undefined): void {
    this.hasLooked = Object.hasOwn(own ?? {}, ownChoicesKey);
    this.seen = Object.fromEntries(
      keys.flatMap((key) => {
        const word = adminWord(admin, key);
        return word ? [[key, word.value]] : [];
      }),
    );
  }

  /** A choice in our panel; `null` gives it up. */
  choose(key: string, value: unknown): void {
    const chosen = value === null ? undefined : { value, isOurs: true };
    // Who chooses what everybody gets anyway may be read either way.
    this.words.set(key, { chosen, alternatives: [], mayFollow: sameJson(value, this.inherited(key)) });
  }

  /** A choice in App Connect's own client. */
  chooseElsewhere(key: string, value: unknown, admin: Document | undefined): void {
    const before = this.wordOf(key);
    const word = adminWord(admin, key);
    // Locked meanwhile: what was chosen there may have reached the record or not.
    const isLate = word?.isLocked === true;
    // That client empties number formats by itself too (§1.2).
    const isEmptied = value === '' && key.startsWith('overridingPhoneNumberFormat');
    const isInherited = [this.inherited(key), word?.value, settingOf(key).shown].some((one) =>
      sameJson(one, value),
    );
    this.words.set(key, {
      chosen: { value, isOurs: false },
      alternatives: isLate
        ? [...before.alternatives, ...(before.chosen ? [before.chosen.value] : []), word.value]
        : isEmptied && before.chosen
          ? [before.chosen.value]
          : [],
      mayFollow: isLate || isInherited,
    });
  }

  /** App Connect's own client has put a value into the person's record that nobody chose there. */
  copied(key: string, value: unknown): void {
    const word = this.wordOf(key);
    if (word.chosen && sameJson(word.chosen.value, value)) return;
    const isKnown = this.hasLooked && sameJson(value, this.inherited(key));
    if (isKnown && !word.chosen) return;
    // Out of a tree that was not drawn anew: as if it had been given up.
    if (isKnown) word.mayFollow = true;
    word.alternatives.push(value);
  }

  /**
   * App Connect's own client has written a lock into the person's record: by that alone a choice is lost that stood
   * nowhere else.
   */
  coveredByLock(key: string, value: unknown): void {
    const word = this.wordOf(key);
    const isOnlyThere = word.chosen?.isOurs === false;
    if (isOnlyThere) word.mayFollow = true;
    if (isOnlyThere || !sameJson(value, this.inherited(key))) word.alternatives.push(value);
  }

  /** What App Connect's own client must show too, because somebody has chosen it and nothing has come between. */
  certainChoice(key: string): { readonly value: unknown } | undefined {
    const { chosen, alternatives, mayFollow } = this.wordOf(key);
    return alternatives.length > 0 || mayFollow ? undefined : chosen;
  }

  /** Values of which one must be in force. */
  possible(key: string, admin: Document | undefined): unknown[] {
    const word = adminWord(admin, key);
    if (word?.isLocked) return [word.value];
    const { chosen, alternatives, mayFollow } = this.wordOf(key);
    const everybody = word ? word.value : settingOf(key).builtIn;
    return [...(chosen ? [chosen.value] : [everybody]), ...alternatives, ...(mayFollow ? [everybody] : [])];
  }

  private inherited(key: string): unknown {
    return key in this.seen ? this.seen[key] : settingOf(key).builtIn;
  }

  private wordOf(key: string): Word {
    const word = this.words.get(key) ?? { chosen: undefined, alternatives: [], mayFollow: false };
    this.words.set(key, word);
    return word;
  }
}
