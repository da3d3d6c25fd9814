import type { CallCounts, CompanyReport } from '../../core/reports/report';
import { EmptyState } from '../ui/EmptyState';
import { SmallText } from '../ui/SmallText';
import { usePanel } from '../app/store';
import { say } from '../app/words';
import { Bars } from './Bars';
import { callBars, callLegend } from './call-bars';
import { Legend } from './Legend';
import { ReportTable } from './ReportTable';
import { sayAnswered, sayFigure, sayGroup, sayTalk } from './report-words';
import { Tiles } from './Tiles';

interface CompanyCountsProps {
  report: CompanyReport;
  caption: string;
  asTable: boolean;
}

/** Most bars in the picture; the table shows all. */
const mostBars = 12;

/** The company's calls by group, the busiest first. */
export function CompanyCounts({ report, caption, asTable }: CompanyCountsProps) {
  const language = usePanel((state) => state.language);
  const groups = report.groups.toSorted((a, b) => b.inbound + b.outbound - a.inbound - a.outbound);
  const kind = sayGroup(report.groupedBy);
  if (groups.length === 0) {
    return (
      <EmptyState icon="list" title={say('reports_no_groups', kind)}>
        {say('reports_no_groups_help')}
      </EmptyState>
    );
  }
  if (asTable) return <ReportTable {...tableOf(groups, kind, caption)} />;
  const all = sumOf(groups);
  return (
    <>
      <SmallText>{caption}</SmallText>
      <Tiles
        tiles={[
          { label: say('reports_calls'), value: sayFigure(all.inbound + all.outbound, language) },
          { label: say('reports_answered_rate'), value: sayAnswered(all, language) },
          { label: say('reports_talk'), value: sayTalk(all.talkSeconds, language) },
        ]}
      />
      <h2 className="report-heading">{kind}</h2>
      <Bars
        label={kind}
        bars={groups.slice(0, mostBars).map((group, index) => ({
          key: `${index} ${group.name}`,
          label: group.name,
          text: say(
            'reports_group_text',
            sayFigure(group.inbound, language),
            sayFigure(group.answered, language),
            sayFigure(group.outbound, language),
          ),
          parts: callBars(group),
        }))}
      />
      <Legend entries={callLegend()} />
      {groups.length > mostBars && (
        <SmallText>{say('reports_more_bars', groups.length - mostBars)}</SmallText>
      )}
    </>
  );
}

/** A call shared by two groups counts in both; "company as a whole" is a grouping of its own. */
function sumOf(groups: readonly CallCounts[]): CallCounts {
  const sum = (key: keyof CallCounts) => groups.reduce((all, group) => all + group[key], 0);
  return {
    inbound: sum('inbound'),
    outbound: sum('outbound'),
    answered: sum('answered'),
    talkSeconds: sum('talkSeconds'),
  };
}

function tableOf(groups: CompanyReport['groups'], kind: string, caption: string) {
  return {
    caption,
    head: [
      kind,
      say('reports_inbound'),
      say('reports_answered'),
      say('reports_outbound'),
      say('reports_talk_minutes'),
    ],
    rows: groups.map((group, index) => ({
      key: `${index} ${group.name}`,
      cells: [group.name, group.inbound, group.answered, group.outbound, Math.round(group.talkSeconds / 60)],
    })),
    fileName: 'company-report',
  };
}
