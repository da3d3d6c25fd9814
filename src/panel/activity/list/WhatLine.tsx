import type { ActivityLine } from '../../../core/activity/activity-line';
import { usePanel } from '../../app/store';
import { Icon } from '../../ui/Icon';
import { arrowOf, isMissed, whatLine } from '../../shared/activity-line-words';
import './activity.css';

interface WhatLineProps {
  line: ActivityLine;
  /** The CRM, where it is not the connected one. */
  place?: string;
}

/** When, how long and which way it went; a missed call in red, by its arrow and its words. */
export function WhatLine({ line, place = '' }: WhatLineProps) {
  const language = usePanel((state) => state.language);
  const arrow = arrowOf(line);
  return (
    <span className="activity-what" data-tone={isMissed(line) ? 'bad' : undefined}>
      {arrow && <Icon name={arrow} />}
      {[whatLine(line, language), place].filter(Boolean).join(' · ')}
    </span>
  );
}
