import { readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { projectPath } from './project';
import { printTokens } from './token-document';
import { messagesSchema } from './words';

/** Prints src/README.md's table of tokens anew. */
const readme = projectPath('src', 'README.md');
const words = readFileSync(projectPath('public', '_locales', 'en', 'messages.json'), 'utf8');
writeFileSync(readme, printTokens(readFileSync(readme, 'utf8'), v.parse(messagesSchema, JSON.parse(words))));
