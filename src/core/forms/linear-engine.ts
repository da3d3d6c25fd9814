import { RE2JS } from 're2js';

/**
 * A pattern of which `planPattern` said `linear`, as a question about a text. The time it takes grows with the text
 * and no faster, whatever the pattern. Loaded only for a form that has one: the engine is 46 kB (gz). Throws when the
 * engine cannot read it.
 */
export function linearMatcher(expression: string): (text: string) => boolean {
  const compiled = RE2JS.compile(expression);
  return (text) => compiled.test(text);
}
