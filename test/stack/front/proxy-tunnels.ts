import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { isPlayedHost } from '../hosts';

/**
 * Lets a program take the loopback port for its HTTPS proxy (`CONNECT host:443`): public names of the stack end at its
 * TLS port, any other name where it really is, for that program is its author's own.
 */
export function acceptTunnels(
  loopback: Server,
  tlsAddress: () => AddressInfo | string | null,
): { end(): void } {
  const open = new Set<Duplex>();
  loopback.on('connect', (request, client: Duplex, first: Buffer) => {
    const { hostname, port } = new URL(`http://${request.url ?? ''}`);
    const address = tlsAddress();
    const tlsPort = typeof address === 'object' && address !== null ? address.port : 0;
    const onward: Socket = isPlayedHost(hostname)
      ? connect(tlsPort, '127.0.0.1')
      : connect(Number(port || 443), hostname);
    for (const side of [client, onward]) {
      open.add(side);
      side.once('close', () => open.delete(side));
    }
    client.once('error', () => onward.destroy());
    onward.once('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    onward.once('connect', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(first);
      onward.pipe(client);
      client.pipe(onward);
    });
  });
  return {
    end: () => {
      for (const side of open) side.destroy();
    },
  };
}
