import { dayText, rangeOf, rangeOfDays, reportPeriods } from '../../core/reports/report-range';
import type { ReportPeriod, ReportRange } from '../../core/reports/report-range';
import { systemClock } from '../../platform/clock';
import { FormField } from '../ui/FormField';
import { Select } from '../ui/Select';
import { TextInput } from '../ui/TextInput';
import { say } from '../app/words';

/** The chosen period: one that ends now, or two days. */
export interface ChosenTime {
  readonly period: ReportPeriod;
  readonly first: string;
  readonly last: string;
}

export function firstTime(): ChosenTime {
  const today = dayText(systemClock.now());
  return { period: 'week', first: today, last: today };
}

/** `undefined` while the two days do not form a range. */
export function chosenRange({ period, first, last }: ChosenTime): ReportRange | undefined {
  return period === 'custom' ? rangeOfDays(first, last) : rangeOf(period, systemClock.now());
}

interface PeriodFieldsProps {
  time: ChosenTime;
  onChange: (time: ChosenTime) => void;
}

export function PeriodFields({ time, onChange }: PeriodFieldsProps) {
  const isWrong = chosenRange(time) === undefined;
  return (
    <>
      <FormField label={say('reports_period')}>
        {(control) => (
          <Select
            {...control}
            value={time.period}
            options={reportPeriods.map((period) => ({
              value: period,
              label: say(`reports_period_${period}`),
            }))}
            onChange={(event) => {
              const period = reportPeriods.find((one) => one === event.target.value);
              if (period) onChange({ ...time, period });
            }}
          />
        )}
      </FormField>
      {time.period === 'custom' && (
        <>
          <FormField label={say('reports_first_day')}>
            {(control) => (
              <TextInput
                {...control}
                type="date"
                value={time.first}
                onChange={(event) => onChange({ ...time, first: event.target.value })}
              />
            )}
          </FormField>
          <FormField label={say('reports_last_day')} error={isWrong ? say('reports_days_wrong') : undefined}>
            {(control) => (
              <TextInput
                {...control}
                type="date"
                value={time.last}
                onChange={(event) => onChange({ ...time, last: event.target.value })}
              />
            )}
          </FormField>
        </>
      )}
    </>
  );
}
