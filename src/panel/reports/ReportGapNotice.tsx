import type { ReportGap } from '../../core/reports/report';
import { hostOf } from '../../core/basics/url';
import { usePanel } from '../app/store';
import { EmptyState } from '../ui/EmptyState';
import { Section } from '../ui/Section';
import { say } from '../app/words';
import { AdmitServer } from './AdmitServer';

interface ReportGapNoticeProps {
  gap: ReportGap;
  /** The server was authorised: load again. */
  onAdmitted: () => void;
}

/** Why the server has no counts, and who can change that. */
export function ReportGapNotice({ gap, onAdmitted }: ReportGapNoticeProps) {
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const host = usePanel((state) => hostOf(state.connection?.serverUrl ?? ''));
  const canAdmit = isAdmin && gap !== 'not_set_up';
  return (
    <>
      {!(canAdmit && gap === 'not_authorized') && (
        <EmptyState
          icon={gap === 'not_authorized' ? 'lock' : 'bars'}
          title={say(`reports_gap_${gap}_title`, host)}
        >
          {say(`reports_gap_${gap}_help`, host)}
        </EmptyState>
      )}
      {canAdmit && (
        <Section>
          <AdmitServer host={host} onAdmitted={onAdmitted} />
        </Section>
      )}
    </>
  );
}
