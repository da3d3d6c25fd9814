import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { JsonError } from '../../../src/core/basics/json-places';
import { projectPath } from '../../bench/project';

const messagesSchema = v.record(v.string(), v.looseObject({ message: v.string() }));

let words: v.InferOutput<typeof messagesSchema> | undefined;

function messageOf(key: string): string | undefined {
  words ??= v.parse(
    messagesSchema,
    JSON.parse(readFileSync(projectPath('public/_locales/en/messages.json'), 'utf8')),
  );
  return words[key]?.message;
}

/** What the panel itself says of a problem in a manifest, so that both say the same. */
export function panelWords(reason: string, field: string): string {
  const message = messageOf(`manifest_${reason}`) ?? `${field}: ${reason}`;
  return message.replaceAll('$1', field);
}

/** What it says of text that is no JSON. */
export function jsonWords({ reason }: JsonError): string {
  return messageOf(`json_${reason}`) ?? reason;
}
