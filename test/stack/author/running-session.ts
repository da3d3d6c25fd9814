import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { ownFolder } from './own-server';
import { ToldError } from './told-error';

const sessionSchema = v.object({
  pid: v.number(),
  control: v.string(),
  loopbackPort: v.number(),
  server: v.picklist(['callback', 'polling']),
  pluginId: v.string(),
  name: v.string(),
  /** RingCentral's id of the last call that was let happen; '' for none. */
  lastCall: v.string(),
});

/** What `dev` runs, as the other verbs need to know it; each has a file of its own. */
export type RunningSession = v.InferOutput<typeof sessionSchema>;

function folder(): string {
  const path = join(ownFolder(), 'sessions');
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

const fileOf = ({ pid }: Pick<RunningSession, 'pid'>) => join(folder(), `${pid}.json`);

export function writeSession(session: RunningSession): void {
  writeFileSync(fileOf(session), JSON.stringify(session), { mode: 0o600 });
}

export function endSession(session: RunningSession): void {
  rmSync(fileOf(session), { force: true });
}

/**
 * The session that is meant: the only one, or the one of this plugin.
 * @throws ToldError when there is none, or it is not clear which
 */
export function findSession(plugin: string | undefined): RunningSession {
  const running = readdirSync(folder())
    .map((name) => join(folder(), name))
    .flatMap((path): RunningSession[] => {
      const read = v.safeParse(sessionSchema, JSON.parse(readFileSync(path, 'utf8')));
      if (read.success && isAlive(read.output.pid)) return [read.output];
      if (existsSync(path)) rmSync(path);
      return [];
    });
  const meant = running.filter(
    ({ name, pluginId }) => plugin === undefined || [name, pluginId].includes(plugin),
  );
  const [session, ...others] = meant;
  if (session === undefined) {
    throw new ToldError(
      plugin === undefined
        ? 'Nothing runs that could be triggered. Begin with: npm run plugin -- dev <folder>'
        : `${plugin} is not running. Begin with: npm run plugin -- dev <its folder>`,
    );
  }
  if (others.length > 0) {
    const names = meant.map(({ name }) => name).join(', ');
    throw new ToldError(`Several are running (${names}): say which with --plugin <name>.`);
  }
  return session;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
