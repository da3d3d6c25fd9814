/** Resolves a JSON pointer fragment (RFC 6901 §6); never follows inherited properties. */
export function targetOf(root: unknown, ref: string): unknown {
  const steps = ref.slice(1).split('/');
  if (steps[0] !== '' || steps.length > 40) return undefined;
  return steps.slice(1).reduce<unknown>((node, step) => {
    const key = decodeStep(step);
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
    return Reflect.get(node, key);
  }, root);
}

function decodeStep(step: string): string {
  try {
    return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return step;
  }
}
