import type { CDPSession } from '@playwright/test';
import * as v from 'valibot';

const snapshotSchema = v.object({
  snapshot: v.object({
    meta: v.object({
      node_fields: v.array(v.string()),
      node_types: v.looseTuple([v.array(v.string())]),
    }),
  }),
  nodes: v.array(v.number()),
});

/** What a page's heap holds after collection; bytes. */
export interface Weight {
  readonly all: number;
  /** Without what the engine compiles: it grows with how often code runs, until all of it is compiled. */
  readonly data: number;
}

export async function weigh(session: CDPSession): Promise<Weight> {
  await session.send('HeapProfiler.enable');
  for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const compiled = sizesOf(await takeSnapshot(session)).get('code') ?? 0;
  return { all: usedSize, data: usedSize - compiled };
}

async function takeSnapshot(session: CDPSession): Promise<string> {
  const chunks: string[] = [];
  const keep = ({ chunk }: { chunk: string }) => void chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', keep);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', keep);
  return chunks.join('');
}

/** Bytes by kind, of the heap as V8 writes it down: so many numbers for each object, named once. */
function sizesOf(written: string): Map<string, number> {
  const { snapshot, nodes } = v.parse(snapshotSchema, JSON.parse(written));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [kinds] = types;
  const [kindAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const sizes = new Map<string, number>();
  for (let node = 0; node < nodes.length; node += fields.length) {
    const kind = kinds[nodes[node + kindAt] ?? -1] ?? '';
    sizes.set(kind, (sizes.get(kind) ?? 0) + (nodes[node + sizeAt] ?? 0));
  }
  return sizes;
}
