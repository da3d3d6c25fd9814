import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import packageInfo from '../../package.json' with { type: 'json' };
import { packBuild } from './archive';
import { ensureBuild } from './build';
import { projectPath } from './project';

await ensureBuild();
const archive = packBuild();
const name = `app-connect-panel-${packageInfo.version}.zip`;
writeFileSync(projectPath(name), archive);
console.log(`${name}  ${archive.length} bytes  sha256 ${createHash('sha256').update(archive).digest('hex')}`);
