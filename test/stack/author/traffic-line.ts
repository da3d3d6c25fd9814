import type { Exchange } from '../front/exchange';
import { HOSTS, pluginHost } from '../hosts';
import { lostParts } from '../contract/shape';
import { objectOf, parseJson } from '../../../src/core/basics/json';

/** Between App Connect, the panel and one plugin, in either direction. */
export function isTrafficOf(pluginId: string, { caller, host, method, path }: Exchange): boolean {
  if (method === 'OPTIONS') return false;
  const isReport =
    host !== HOSTS.control && caller !== 'browser' && path.startsWith('/plugin/async-callback/');
  return host === pluginHost(pluginId) || isReport;
}

/** A request and its answer in a line, with what is wrong with it. */
export function trafficLine({ id, method, path, body, host, answer }: Exchange): string {
  const to = host.startsWith('callback.') ? 'App Connect' : 'plugin';
  const shown = path.replace(/([?&][\w-]*(?:token|code|state|callbackUri)=)[^&]+/gi, '$1…');
  const status = answer === null ? '…' : answer.status === 0 ? 'no answer' : String(answer.status);
  const remark = answer === null ? '' : remarkOn(path, body, answer.status, answer.body);
  const line = `#${String(id).padEnd(5)} to ${to.padEnd(11)} ${method.padEnd(4)} ${shown}  ${status}  ${answer?.tookMs ?? 0} ms`;
  return remark === '' ? line : `${line}\n       ${remark}`;
}

function remarkOn(path: string, sent: string, status: number, came: string): string {
  if (status === 0) return 'The server did not answer: does it run?';
  if (status >= 400) return came.slice(0, 300);
  const { data, asyncTaskId } = objectOf(parseJson(sent));
  if (data === undefined || asyncTaskId !== undefined || !path.includes('sync')) return '';
  const answer = parseJson(came);
  if (objectOf(answer)['accepted'] !== undefined) return '';
  const lost = lostParts(data, answer, 'known');
  return lost.length > 0 ? `sync.keeps-…: lost ${lost.slice(0, 5).join(', ')}` : '';
}
