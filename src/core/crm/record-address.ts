import { parseSafeUrl, type SafeUrl } from '../basics/url';

/**
 * Address of a record in the CRM, from a connector's template (`{hostname}`, `{logId}` …); `undefined` when a part is
 * missing or the result is not safe to open.
 */
export function recordAddress(
  template: string,
  values: { readonly [name: string]: string },
): SafeUrl | undefined {
  let isWhole = template !== '';
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
    if (value === '') isWhole = false;
    return name === 'hostname' ? value : encodeURIComponent(value);
  });
  return isWhole ? parseSafeUrl(filled) : undefined;
}
