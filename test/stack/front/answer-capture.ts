import type { ServerResponse } from 'node:http';
import { KEPT_BODY_BYTES } from './exchange';

/** Keeps a copy of what is written to a response, up to `KEPT_BODY_BYTES`, for the journal. */
export function captureAnswer(response: ServerResponse): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  const keep = (chunk: unknown): void => {
    if (size >= KEPT_BODY_BYTES) return;
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
  };
  const target = { write: response.write.bind(response), end: response.end.bind(response) };
  response.write = new Proxy(target.write, {
    apply(write, _self, args: Parameters<typeof target.write>) {
      keep(args[0]);
      return write(...args);
    },
  });
  response.end = new Proxy(target.end, {
    apply(end, _self, args: Parameters<typeof target.end>) {
      keep(args[0]);
      return end(...args);
    },
  });
  return () => Buffer.concat(chunks).subarray(0, KEPT_BODY_BYTES).toString('utf8');
}
