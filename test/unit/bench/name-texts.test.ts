import { runInNewContext } from 'node:vm';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import { nameTexts } from '../../../vite.config';

/** The text that is worth a name, often. */
const text = '`a text’s words`';
const often = `const rest=[${Array.from({ length: 12 }, () => text).join(',')}];`;

/** What an expression comes to, with the same text as often beside it: as written, and with texts named. */
function compare(expression: string): { readonly written: unknown; readonly named: unknown; code: string } {
  const code = `${often}const found=${expression};`;
  const shortened = nameTexts(code);
  const run = (script: string): unknown =>
    runInNewContext(`(()=>{"use strict";${script}return JSON.stringify(found)})()`);
  return { written: run(code), named: run(shortened), code: shortened };
}

describe('a script whose texts are named does what it did', () => {
  test.each([
    ['beside words', `(()=>{switch(${text}){case${text}:return${text}}})()`],
    ['before words', `[${text}in{},${text}instanceof Object]`],
    ['as a key', `{[${text}]:${text}}`],
    ['in a loop', `(()=>{let all=[];for(let one of${text})all.push(one);return all})()`],
    ['with its parts asked for', `[${text}.length,${text}.at(-1),${text}?.trim()]`],
    ['compared with a type', `[typeof ${text}==${text},typeof 1===\`number\`]`],
    ['inside another text', `\`one \${${text}} two \${[${text}].map(x=>x+${text})}\``],
    ['with a tag', `((strings,...values)=>[strings.raw,values])${text}`],
    ['with what a template ends with', `[\`\\\`\`,\`\\\${1}\`,\`\\n\`,\`\n\`,${text}]`],
    ['after letters of more than one unit', `[\`😀ü…\`,${text},\`😀ü…\`,${text}]`],
    ['beside quoted ones', `[{'a text’s words':1},"a text’s words",${text}]`],
    [
      'beside undefined',
      `(()=>{let a=${text};if(a===void 0)return void 0;return[void 0,typeof void 0,a??void 0]})()`,
    ],
    ['where names look alike', `(()=>{let $0=1,$1=2,a$2=3,$$3=4;return[$0,$1,a$2,$$3,${text}]})()`],
  ])('%s', (_where, expression) => {
    const { written, named } = compare(expression);
    expect(named).toBe(written);
  });

  test('and is shorter, with each named once', () => {
    const { code } = compare(text);
    expect(code.split('words').length - 1).toBe(1);
    expect(() => parseAst(code)).not.toThrow();
  });

  test('a text that a name would not shorten stays', () => {
    const code = 'const a=`once`,b=`ab`,c=`ab`;';
    expect(nameTexts(code)).toBe(code);
  });
});
