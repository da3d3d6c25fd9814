import { groupBy } from '../../../src/core/basics/group';
import { isBroken, type CheckResult, type Finding } from './check';

/** What was checked. */
export interface Subject {
  readonly name: string;
  /** The manifest's file, as the person named it. */
  readonly file: string;
}

const marks = { passed: 'ok  ', failed: 'FAIL', skipped: '-   ' } as const;

function placed({ message, place }: Finding, file: string): string {
  return place ? `${file}:${place.line}:${place.column}: ${message}` : message;
}

function countOf(results: readonly CheckResult[]) {
  const of = (verdict: CheckResult['verdict']) => results.filter((one) => one.verdict === verdict).length;
  const failed = results.filter(isBroken).length;
  return { passed: of('passed'), failed, warnings: of('failed') - failed, skipped: of('skipped') };
}

function summary(results: readonly CheckResult[]): string {
  const { passed, failed, warnings, skipped } = countOf(results);
  const verdict =
    failed === 0
      ? 'It keeps the contract.'
      : `It breaks the contract in ${failed} ${failed === 1 ? 'rule' : 'rules'}.`;
  return `${verdict} ${passed} passed, ${failed} failed, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}, ${skipped} not checked.`;
}

/** For a person: what is wrong in full, what was not checked with its reason, the rest as a count. */
export function textReport(results: readonly CheckResult[], { name, file }: Subject, isFull = false): string {
  const shown = results.filter(({ verdict }) => isFull || verdict === 'failed');
  const skipped = groupBy(
    results.filter(({ verdict }) => verdict === 'skipped'),
    ({ findings }) => findings[0]?.message ?? '',
  );
  return [
    `${name} (${file})`,
    '',
    ...shown.flatMap((result) => [
      `${result.verdict === 'failed' && !result.isRequired ? 'warn' : marks[result.verdict]} ${result.id.padEnd(28)} ${result.rule}`,
      ...(result.verdict === 'failed' ? result.findings.map((one) => `     ${placed(one, file)}`) : []),
      ...(isBroken(result) ? exchangesOf(result) : []),
    ]),
    ...(shown.length > 0 ? [''] : []),
    ...(isFull ? [] : [...skipped].map(([reason, those]) => `-    ${those.length} not checked: ${reason}`)),
    summary(results),
  ].join('\n');
}

function exchangesOf({ exchanges, source }: CheckResult): string[] {
  const last = exchanges.at(-1);
  const indent = (text: string) => text.replaceAll('\n', '\n            ');
  return [
    ...(last
      ? [
          `     sent:  ${indent(last.request)}`,
          ...(last.body === undefined ? [] : [`            ${indent(last.body)}`]),
          `     came:  ${indent(last.answer)}`,
        ]
      : []),
    `     from:  ${source}`,
  ];
}

export function jsonReport(results: readonly CheckResult[], subject: Subject): string {
  return JSON.stringify({ ...subject, ...countOf(results), checks: results }, null, 2);
}

/** The format that build servers read. */
export function junitReport(results: readonly CheckResult[], { name, file }: Subject): string {
  const { failed, skipped } = countOf(results);
  const cases = results.map((result) => {
    const { id, group, rule, tookMs, verdict, isRequired, findings } = result;
    const words = findings.map((one) => placed(one, file)).join('\n');
    const body =
      verdict === 'skipped'
        ? `<skipped message="${escape(words)}"/>`
        : verdict === 'passed'
          ? ''
          : isRequired
            ? `<failure message="${escape(words)}">${escape(exchangesOf(result).join('\n'))}</failure>`
            : `<system-out>${escape(words)}</system-out>`;
    const attributes = `name="${escape(`${id}: ${rule}`)}" classname="${escape(`${name}.${group}`)}" time="${(tookMs / 1000).toFixed(3)}"`;
    return `    <testcase ${attributes}>${body}</testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="${escape(name)}" tests="${results.length}" failures="${failed}" skipped="${skipped}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');
}

function escape(text: string): string {
  const names: { readonly [letter: string]: string } = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
  return text
    .replaceAll(/[&<>"]/g, (letter) => `&${names[letter] ?? ''};`)
    .replaceAll(/[^\P{Cc}\n\t]/gu, ' ');
}

export function markdownReport(results: readonly CheckResult[], { name, file }: Subject): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const words = { passed: 'passed', failed: '**failed**', skipped: 'not checked' };
  return [
    `## ${name}`,
    '',
    summary(results),
    '',
    '| check | rule | result | what is wrong |',
    '| --- | --- | --- | --- |',
    ...results.map((result) => {
      const { id, rule, verdict, isRequired, findings } = result;
      const verdictWords = verdict === 'failed' && !isRequired ? 'warning' : words[verdict];
      const wrong = findings.map((one) => placed(one, file)).join('; ');
      return `| \`${id}\` | ${cell(rule)} | ${verdictWords} | ${cell(wrong)} |`;
    }),
  ].join('\n');
}
