import { runInNewContext } from 'node:vm';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import { nameTexts } from '../../../shorten.config';

/** The text that is worth a name, often. */
const text = '`a text’s words`';
const often = `const rest=[${Array.from({ length: 12 }, () => text).join(',')}];`;

/** What an expression comes to, with the same text as often beside it: as written, and with texts named. */
function compare(
  expression: string,
  before = often,
): { readonly written: unknown; readonly named: unknown; code: string } {
  const code = `${before}const found=${expression};`;
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

  /** The name of a member that is worth a name, often. */
  const members = `const known={words:[1,2]},given=[${Array.from({ length: 12 }, () => 'known.words').join(',')}];`;

  test.each([
    ['of an object', 'known.words'],
    ['of what may be missing', '[void 0,known].map(x=>x?.words)'],
    ['of what may be missing, by a name with a digit', '[void 0,known].map(x1=>x1?.words)'],
    ['one inside the other', '(a=>a.words.words)({words:known})'],
    ['that is called', '((o)=>o.words(2))({by:3,words(x){return this.by*x}})'],
    ['that is called where it may be missing', '((o)=>[o?.words?.(2),o.none?.words?.(2)])({words:x=>x})'],
    ['that is written', '(o=>{o.words=1;o.words+=2;o.words??=5;delete o.gone;return o})({})'],
    ['that is made', '(o=>new o.words([1]).size)({words:Set})'],
    ['of a number', '(()=>{Number.prototype.words=4;return[1..words,1.5.words,1e3.words,(7).words]})()'],
    ['of a text', '(()=>{String.prototype.words=4;return`${1}`.words+"a".words})()'],
    [
      'of itself and what it comes from',
      'new class extends class{words(){return 1}}{more(){return super.words()+this.words()}}().more()',
    ],
    ['beside keys of the same name', '(({words})=>[words,{words}])(known)'],
    ['beside texts of the same name', '(o=>[o[`words`],`words`in o,typeof o.words])(known)'],
    ['before words', '[known.words in{},known.words instanceof Object]'],
  ])('with members %s', (_which, expression) => {
    const { written, named, code } = compare(expression, members);
    expect(named).toBe(written);
    expect(code).toContain('=`words`');
  });

  /** A key that is long enough for a name, often. */
  const keys = `const given=[${Array.from({ length: 6 }, (_, at) => `{alongerwordthanmost:${at}}`).join(',')}];`;

  test.each([
    ['in an object', '{alongerwordthanmost:1,b:2}'],
    ['one inside the other', '{alongerwordthanmost:{alongerwordthanmost:[2]}}'],
    ['in what is taken apart', '(({alongerwordthanmost:a,...b})=>[a,b])({alongerwordthanmost:1,c:2})'],
    ['with a value where it is missing', '(({alongerwordthanmost:a=3})=>a)({})'],
    ['with a name of its own', '(alongerwordthanmost=>({alongerwordthanmost}))(1)'],
    ['of what can be called', '{alongerwordthanmost(){return 1}}.alongerwordthanmost()'],
    ['of what is computed', '{get alongerwordthanmost(){return 1}}.alongerwordthanmost'],
    ['beside one between quotes', '{"alongerwordthanmost":1,b:{alongerwordthanmost:2}}'],
    ['and as a member and a text', '[given[1].alongerwordthanmost,`alongerwordthanmost`]'],
    ['beside the parent of all', '(a=>[a.b,Object.keys(a)])({__proto__:{b:1},alongerwordthanmost:2})'],
  ])('with keys %s', (_which, expression) => {
    const { written, named, code } = compare(expression, keys);
    expect(named).toBe(written);
    expect(code).toContain('=`alongerwordthanmost`');
  });

  test('a key of few letters stays', () => {
    const code = 'const a=[{fewletters:1},{fewletters:2},{fewletters:3},{fewletters:4}];';
    expect(nameTexts(code)).toBe(code);
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
