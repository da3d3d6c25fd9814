import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { projectPath } from '../../bench/project';

const messagesSchema = v.record(v.string(), v.looseObject({ message: v.string() }));

let words: v.InferOutput<typeof messagesSchema> | undefined;

/** What the panel itself says of a problem in a manifest, so that both say the same. */
export function panelWords(reason: string, field: string): string {
  words ??= v.parse(
    messagesSchema,
    JSON.parse(readFileSync(projectPath('public/_locales/en/messages.json'), 'utf8')),
  );
  const message = words[`manifest_${reason}`]?.message ?? `${field}: ${reason}`;
  return message.replaceAll('$1', field);
}
