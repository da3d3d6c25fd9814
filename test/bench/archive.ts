import { readFileSync } from 'node:fs';
import { deflateAsync } from '@gfx/zopfli';
import { Zip, ZipPassThrough } from 'fflate';
import { listFiles } from './files';
import { projectPath } from './project';

/** The first moment that a zip can name: every file carries it, so that the same build gives the same bytes. */
const fixedTime = new Date(1980, 0, 1);

/** One file of an archive. Zopfli packs a fourteenth tighter than fflate, and takes seconds for it. */
class PackedFile extends ZipPassThrough {
  override readonly compression = 8;
  override readonly mtime = fixedTime;
  override readonly os = 3;
  override readonly attrs = 0;
  readonly #packed: Uint8Array<ArrayBuffer>;

  constructor(name: string, packed: Uint8Array) {
    super(name);
    this.#packed = new Uint8Array(packed);
  }

  /** Whatever is given here is counted and summed for the archive; what is written was packed before. */
  protected override process(_chunk: Uint8Array<ArrayBuffer>, isLast: boolean): void {
    this.ondata(null, this.#packed, isLast);
  }
}

/** Packs files in the order of their names; same names and contents, same bytes. */
export async function packFiles(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const archive = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
  });
  for (const [name, content] of [...files].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const file = new PackedFile(name, await deflateAsync(content, { numiterations: 5 }));
    archive.add(file);
    file.push(content, true);
  }
  archive.end();
  return Buffer.concat(parts);
}

/** Everything of `dist`, by path. */
export function readBuild(): Map<string, Uint8Array> {
  const folder = `${projectPath('dist').replaceAll('\\', '/')}/`;
  return new Map(
    listFiles(projectPath('dist')).map((path) => [path.slice(folder.length), readFileSync(path)]),
  );
}

/** The package to load by hand: everything of `dist`. */
export function packBuild(): Promise<Uint8Array> {
  return packFiles(readBuild());
}
