import type { PersonReport } from '../../core/reports/report';
import { usePanel } from '../app/store';
import { say } from '../app/words';
import { Bars } from './Bars';
import { callBars, callLegend } from './call-bars';
import { Legend } from './Legend';
import { ReportTable } from './ReportTable';
import { sayAnswered, sayFigure, sayAverage, sayTalk } from './report-words';
import { Tiles } from './Tiles';
import { SmallText } from '../ui/SmallText';

interface PersonCountsProps {
  report: PersonReport;
  /** The period shown. */
  caption: string;
  asTable: boolean;
}

/** One person's calls and messages. */
export function PersonCounts({ report, caption, asTable }: PersonCountsProps) {
  const language = usePanel((state) => state.language);
  if (asTable) return <ReportTable {...tableOf(report, caption)} />;
  return (
    <>
      <SmallText>{caption}</SmallText>
      <Tiles
        tiles={[
          { label: say('reports_calls'), value: sayFigure(report.inbound + report.outbound, language) },
          { label: say('reports_answered_rate'), value: sayAnswered(report, language) },
          { label: say('reports_talk'), value: sayTalk(report.talkSeconds, language) },
          { label: say('reports_average'), value: sayAverage(report, language) },
        ]}
      />
      <h2 className="report-heading">{say('reports_calls')}</h2>
      <Bars
        label={say('reports_calls')}
        bars={[
          {
            key: 'inbound',
            label: say('reports_inbound'),
            text: say('reports_of_answered', report.inbound, report.answered),
            parts: callBars({ ...report, outbound: 0 }),
          },
          {
            key: 'outbound',
            label: say('reports_outbound'),
            text: String(report.outbound),
            parts: callBars({ ...report, inbound: 0, answered: 0 }),
          },
        ]}
      />
      <Legend entries={callLegend()} />
      <h2 className="report-heading">{say('reports_messages')}</h2>
      <Bars
        label={say('reports_messages')}
        bars={(['messagesReceived', 'messagesSent'] as const).map((key) => ({
          key,
          label: say(`reports_${key}`),
          text: String(report[key]),
          parts: [{ tone: 'accent', value: report[key] }],
        }))}
      />
      <SmallText>{say('reports_messages_note')}</SmallText>
    </>
  );
}

function tableOf(report: PersonReport, caption: string) {
  const rows: [string, number][] = [
    [say('reports_inbound'), report.inbound],
    [say('reports_answered'), report.answered],
    [say('reports_outbound'), report.outbound],
    [say('reports_talk_minutes'), Math.round(report.talkSeconds / 60)],
    [say('reports_messagesReceived'), report.messagesReceived],
    [say('reports_messagesSent'), report.messagesSent],
  ];
  return {
    caption,
    head: [say('reports_what'), say('reports_count')],
    rows: rows.map((cells) => ({ key: cells[0], cells })),
    fileName: 'my-report',
  };
}
