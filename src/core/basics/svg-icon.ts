/**
 * A drawing that may stand in an `<img>`: there, nothing in it runs and nothing is loaded; what could still keep the
 * page busy (animation, foreign content, entities) is refused.
 */
export function isPlainSvg(text: string): boolean {
  return (
    /<svg[\s>]/i.test(text) &&
    !/<!(?:doctype|entity)|<(?:script|foreignobject|animat|set\b|image|use\b)/i.test(text)
  );
}
