import { openControlPort } from './control/control-port';
import type { ServerName } from './core/core-version';
import type { RestartChoice } from './core/app-connect-server';
import { openHttpFront } from './front/http-front';
import { assignHosts } from './host-assignment';
import { World } from './world';

export interface StackOptions {
  /** ms that an async plugin's background work takes; 300 when it is missing. */
  readonly workMs?: number;
  /** `postgres://` address for both servers; the embedded database when it is missing. */
  readonly databaseUrl?: string;
  /** The App Connect servers to run; both when it is missing. */
  readonly servers?: readonly ServerName[];
}

/** Where a running stack is to be found; plain data, to be handed to other processes. */
export interface StackAddresses {
  /** Port of 127.0.0.1 behind which all public names are, over TLS. */
  readonly tlsPort: number;
  /** Plain port for programs on this machine; `/@<host>/<path>` names the host in the path. */
  readonly loopbackPort: number;
  /** Base address of the control port, without a trailing slash. */
  readonly control: string;
}

export interface Stack extends StackAddresses {
  readonly world: World;
  /** PEM of the certificate for all public names. */
  readonly certificate: string;
  /** Stops and starts an App Connect server; its data stays unless `fresh` is asked for. */
  restart(server: ServerName, choice?: RestartChoice): Promise<void>;
  /** Ends everything; resolves when no process or port is left. */
  stop(): Promise<void>;
}

/** Starts the local world: all public names behind one TLS port, and both App Connect servers. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  let loopbackPort = 0;
  const world = new World({
    workMs: options.workMs ?? 300,
    databaseUrl: options.databaseUrl ?? null,
    runningServers: options.servers ?? ['callback', 'polling'],
    loopbackPort: () => loopbackPort,
  });
  assignHosts(world);
  const front = await openHttpFront(world);
  loopbackPort = front.loopbackPort;
  const control = await openControlPort(world);
  const stop = async (): Promise<void> => {
    await Promise.all([world.close(), front.close(), control.close()]);
  };
  try {
    await world.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    world,
    tlsPort: front.tlsPort,
    loopbackPort,
    certificate: front.certificate,
    control: control.base,
    restart: (server, choice) => world.servers[server].restart(choice),
    stop,
  };
}
