import type { AxiosStatic } from 'axios';
import { CALLER_HEADER } from '../front/http-front';
import { isPlayedHost } from '../hosts';

/**
 * Leads every public https address that a core (or a connector in it) calls to the stack's loopback
 * port, with the Host header kept. Any other address is refused: a stack never leaves the machine.
 */
export function redirectAxios(axios: AxiosStatic, worldPort: number, caller: string): void {
  axios.interceptors.request.use((request) => {
    const url = new URL(request.url ?? '', request.baseURL);
    if (url.hostname === '127.0.0.1') return request;
    if (!isPlayedHost(url.hostname)) throw new Error(`The stack does not play ${url.hostname}`);
    request.headers.set('Host', url.host);
    request.headers.set(CALLER_HEADER, caller);
    request.url = `http://127.0.0.1:${worldPort}${url.pathname}${url.search}`;
    return request;
  });
}
