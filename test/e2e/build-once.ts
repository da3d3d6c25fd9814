import { ensureBuild } from '../bench/build';

/** Before the workers start: two that both found an old build would write the same folder at the same time. */
export default async function buildOnce(): Promise<void> {
  await ensureBuild();
}
