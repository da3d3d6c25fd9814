import { isObject } from '../../core/basics/json';
import type en from '../../../public/_locales/en/messages.json';

export type Messages = { readonly [key in keyof typeof en]: { readonly message: string } };

/** Words from a file of this package. */
export async function loadWordFile(address: string): Promise<Messages> {
  const module: unknown = await import(/* @vite-ignore */ address, { with: { type: 'json' } });
  const words = isObject(module) ? module['default'] : undefined;
  if (!isMessages(words)) throw new Error(`No words in ${address}`);
  return words;
}

// test/unit/panel/app/words.test.ts checks that the words are complete.
function isMessages(value: unknown): value is Messages {
  return isObject(value);
}
