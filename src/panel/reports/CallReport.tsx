import { useCallback, useRef, useState } from 'react';
import type { CompanyReport, PersonReport, ReportGap } from '../../core/reports/report';
import type { ReportRange } from '../../core/reports/report-range';
import { recentAnswers } from '../shared/recent-answers';
import { useRecentQuery } from '../shared/recent-query';
import { StaleNotice } from '../shared/StaleNotice';
import { ProblemNotice } from '../shared/ProblemNotice';
import { usePanel } from '../app/store';
import { FormField } from '../ui/FormField';
import { Fields } from '../ui/Fields';
import { Section } from '../ui/Section';
import { Select } from '../ui/Select';
import { Skeleton } from '../ui/Skeleton';
import { say } from '../app/words';
import { askCompanyReport, askPersonReport } from './ask-reports';
import { CompanyCounts } from './CompanyCounts';
import { chosenRange, firstTime, PeriodFields, type ChosenTime } from './PeriodFields';
import { PersonCounts } from './PersonCounts';
import { ReportGapNotice } from './ReportGapNotice';
import { sayGroup, sayRange } from './report-words';

interface Question {
  readonly of: 'person' | 'company';
  readonly time: ChosenTime;
  readonly groupBy: string;
}

type Report = { readonly range: ReportRange } & (
  { readonly gap: ReportGap } | { readonly person: PersonReport } | { readonly company: CompanyReport }
);

/** Whoever may let the server in may just have done it. */
const reports = recentAnswers<Report>((report) => !('gap' in report));

interface CallReportProps {
  of: Question['of'];
  asTable: boolean;
}

/** Calls and messages as counted by the server, for a period. */
export function CallReport({ of, asTable }: CallReportProps) {
  const extensionId = usePanel((state) => state.identity?.extensionId ?? '');
  const language = usePanel((state) => state.language);
  const [time, setTime] = useState<ChosenTime>(firstTime);
  const [groupBy, setGroupBy] = useState('Company');
  const ask = useCallback(
    async (question: Question): Promise<Report> => {
      const range = chosenRange(question.time) ?? { from: 0, to: 0 };
      if (question.of === 'company') {
        const company = await askCompanyReport(extensionId, question.groupBy, range);
        return typeof company === 'string' ? { range, gap: company } : { range, company };
      }
      const person = await askPersonReport(extensionId, range);
      return typeof person === 'string' ? { range, gap: person } : { range, person };
    },
    [extensionId],
  );
  const { output, problem, isLoading, reload } = useRecentQuery(reports, ask, { of, time, groupBy });
  // Work that ends later, such as authorising the server, loads whatever is selected by then.
  const chosen = useRef({ time, groupBy });
  const again = (next: { time: ChosenTime; groupBy: string }) => {
    chosen.current = next;
    if (chosenRange(next.time)) reload({ of, ...next });
  };
  const retry = () => again(chosen.current);
  const caption = output && sayRange(output.range, language);
  return (
    <>
      <Section>
        <Fields layout="grid">
          <PeriodFields
            time={time}
            onChange={(next) => {
              setTime(next);
              again({ time: next, groupBy });
            }}
          />
          {output && 'company' in output && output.company.groupKeys.length > 0 && (
            <FormField label={say('reports_group_by')}>
              {(control) => (
                <Select
                  {...control}
                  value={groupBy}
                  options={output.company.groupKeys.map((key) => ({ value: key, label: sayGroup(key) }))}
                  onChange={(event) => {
                    setGroupBy(event.target.value);
                    again({ time, groupBy: event.target.value });
                  }}
                />
              )}
            </FormField>
          )}
        </Fields>
        {problem &&
          (output ? (
            <StaleNotice
              problem={problem}
              kept={say('reports_kept', caption ?? '')}
              onRetry={retry}
              isRetrying={isLoading}
            />
          ) : (
            <ProblemNotice problem={problem} onRetry={retry} isRetrying={isLoading} />
          ))}
      </Section>
      {output ? (
        <div className={isLoading ? 'report-answer report-old' : 'report-answer'} aria-busy={isLoading}>
          {'gap' in output ? (
            <ReportGapNotice gap={output.gap} onAdmitted={retry} />
          ) : (
            <Section>
              {'person' in output ? (
                <PersonCounts report={output.person} caption={caption ?? ''} asTable={asTable} />
              ) : (
                <CompanyCounts report={output.company} caption={caption ?? ''} asTable={asTable} />
              )}
            </Section>
          )}
        </div>
      ) : (
        isLoading && <Skeleton label={say('loading')} rows={4} />
      )}
    </>
  );
}
