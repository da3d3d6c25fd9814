interface ForbiddenCode {
  what: string;
  pattern: RegExp;
}

/** Code that the CSP would refuse at run time, or that a store's review takes for remote code. */
const forbiddenInScripts: ForbiddenCode[] = [
  { what: 'eval', pattern: /\beval\s*\(/ },
  { what: 'new Function', pattern: /\bnew\s+Function\b|[^.\w]Function\s*\(\s*["'`]/ },
  { what: 'an import from the network', pattern: /\bimport\s*\(?\s*["'`]https?:/ },
  { what: 'importScripts', pattern: /\bimportScripts\s*\(/ },
  { what: 'a development build of React', pattern: /react-dom\.development|react_stack_bottom_frame/ },
];
const forbiddenInPages: ForbiddenCode[] = [
  { what: 'a script from the network', pattern: /<script\b[^>]*\bsrc=["']?(?:https?:)?\/\// },
  { what: 'an inline script', pattern: /<script\b(?![^>]*\bsrc=)[^>]*>/ },
  { what: 'an inline style', pattern: /<style\b|\bstyle="/ },
  { what: 'an inline listener', pattern: /<[^>]+\son[a-z]+=/ },
];

/** What a file of the build must not contain but does, a line each. Files other than scripts and pages hold no code. */
export function findForbiddenCode(name: string, text: string): string[] {
  const rules = name.endsWith('.js') ? forbiddenInScripts : name.endsWith('.html') ? forbiddenInPages : [];
  return rules.filter(({ pattern }) => pattern.test(text)).map(({ what }) => `${name} contains ${what}`);
}
