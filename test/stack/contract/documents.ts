import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { projectPath } from '../../bench/project';
import { checkCatalogue } from './check-catalogue';
import { manifestReference } from './manifest-reference';
import { manifestSchema } from './manifest-schema';

export const schemaPath = projectPath('test/stack/plugin-manifest.schema.json');
export const guidePath = projectPath('test/stack/README.md');

const style = { singleQuote: true, printWidth: 110, trailingComma: 'all' } as const;

/** The schema as the file for editors has it. */
export function schemaDocument(): Promise<string> {
  return format(JSON.stringify(manifestSchema), { ...style, parser: 'json' });
}

/** The guide with the parts that are made of something else as they should be. */
export function guideDocument(): Promise<string> {
  const parts = { 'manifest-reference': manifestReference(), 'check-catalogue': checkCatalogue() };
  const guide = Object.entries(parts).reduce(
    (text, [name, part]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`),
        (_whole, start: string, end: string) => `${start}\n\n${part}\n\n${end}`,
      ),
    readFileSync(guidePath, 'utf8'),
  );
  return format(guide, { ...style, parser: 'markdown' });
}
