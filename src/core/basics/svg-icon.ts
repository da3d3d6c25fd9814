/**
 * True for an SVG that may be shown in an `<img>`. Nothing in it can run or load there, so only what could keep the
 * page busy is refused: animation, foreign content, entities.
 */
export function isPlainSvg(text: string): boolean {
  return (
    /<svg[\s>]/i.test(text) &&
    !/<!(?:doctype|entity)|<(?:script|foreignobject|animat|set\b|image|use\b)/i.test(text)
  );
}
