/** `npx tsx test/stack/contract/write-documents.ts`: writes the schema's file and the made parts of the guide anew. */
import { writeFileSync } from 'node:fs';
import { guideDocument, guidePath, schemaDocument, schemaPath } from './documents';

writeFileSync(schemaPath, await schemaDocument());
writeFileSync(guidePath, await guideDocument());
