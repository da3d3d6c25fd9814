/**
 * `npm run zip [-- --store]`: packs the build. For the store it is without the key, with a client id from the
 * environment, and beside it are its SHA-256 and the list of what is in it.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import packageInfo from '../../package.json' with { type: 'json' };
import { packBuild, readBuild } from './archive';
import { ensureBuild } from './build';
import { projectPath } from './project';
import { packForStore, readClientId } from './store-package';

async function zip(): Promise<void> {
  await ensureBuild();
  const archive = await packBuild();
  const name = `app-connect-panel-${packageInfo.version}.zip`;
  writeFileSync(projectPath(name), archive);
  console.log(
    `${name}  ${archive.length} bytes  sha256 ${createHash('sha256').update(archive).digest('hex')}`,
  );
}

async function zipForStore(): Promise<void> {
  const clientId = readClientId(process.env);
  await ensureBuild();
  const { archive, sha256, contents } = await packForStore(readBuild(), clientId);
  const name = `app-connect-panel-${packageInfo.version}-store.zip`;
  writeFileSync(projectPath(name), archive);
  writeFileSync(projectPath(`${name}.sha256`), `${sha256}  ${name}\n`);
  writeFileSync(projectPath(`${name}.txt`), contents);
  console.log(`${name}  ${archive.length} bytes  sha256 ${sha256}`);
}

const { values } = parseArgs({ options: { store: { type: 'boolean', default: false } } });
await (values.store ? zipForStore() : zip()).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
