import type { CallCounts } from '../../core/reports/report';
import { say } from '../app/words';
import type { BarPart, BarTone } from './Bars';

/** Answered, missed, outbound. The company's answered calls may include outbound ones, so they are capped. */
export function callBars({ inbound, outbound, answered }: CallCounts): BarPart[] {
  const taken = Math.min(inbound, answered);
  return [
    { tone: 'ok', value: taken },
    { tone: 'bad', value: inbound - taken },
    { tone: 'accent', value: outbound },
  ];
}

export function callLegend(): { readonly tone: BarTone; readonly label: string }[] {
  return [
    { tone: 'ok', label: say('reports_answered') },
    { tone: 'bad', label: say('reports_unanswered') },
    { tone: 'accent', label: say('reports_outbound') },
  ];
}
