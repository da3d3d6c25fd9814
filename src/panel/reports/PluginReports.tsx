import { reportPlugins, type PluginReport } from '../../core/reports/plugin-report';
import { hashOf } from '../app/route';
import { usePanel } from '../app/store';
import { ButtonLink } from '../ui/ButtonLink';
import { EmptyState } from '../ui/EmptyState';
import { Section } from '../ui/Section';
import { SmallText } from '../ui/SmallText';
import { Tag } from '../ui/Tag';
import { Tags } from '../ui/Tags';
import { say, sayCount } from '../app/words';
import { Bars, type BarTone } from './Bars';
import { Legend } from './Legend';
import { ReportTable } from './ReportTable';
import { Tiles } from './Tiles';
import { useRequiredSettings } from './use-required-settings';

/** Not those that were replaced: what became of the work is said of the later run. */
const shownStates = ['completed', 'added', 'failed', 'pending', 'sent', 'unknown'] as const;
const toneOf: { readonly [state in (typeof shownStates)[number]]: BarTone } = {
  completed: 'ok',
  added: 'accent',
  failed: 'bad',
  pending: 'wait',
  sent: 'soft',
  unknown: 'unknown',
};

/** What this browser knows about its plugins, without any request. */
export function PluginReports({ asTable }: { asTable: boolean }) {
  const installed = usePanel((state) => state.installedPlugins.plugins);
  const summary = usePanel((state) => state.taskSummary);
  const reports = reportPlugins(installed, summary, useRequiredSettings(installed));
  if (reports.length === 0) {
    return (
      <EmptyState
        icon="plug"
        title={say('reports_no_plugins')}
        actions={
          <ButtonLink size="small" variant="quiet" href={hashOf({ screen: 'plugins' })}>
            {say('tab_plugins')}
          </ButtonLink>
        }
      >
        {say('reports_no_plugins_help')}
      </EmptyState>
    );
  }
  if (asTable) {
    return (
      <Section>
        <ReportTable {...tableOf(reports)} />
      </Section>
    );
  }
  const occurring = shownStates.filter((state) => reports.some(({ tasks }) => tasks[state] > 0));
  const here = reports.filter(({ isInstalled }) => isInstalled);
  return (
    <Section>
      <SmallText>{say('reports_plugins_caption')}</SmallText>
      <Tiles
        tiles={[
          { label: say('reports_installed'), value: String(here.length) },
          { label: say('reports_set_up'), value: String(here.filter(({ missing }) => missing === 0).length) },
          {
            label: say('task_state_completed'),
            value: String(summary.counts.completed),
            ...(summary.counts.completed > 0 && { tone: 'ok' as const }),
          },
          {
            label: say('task_state_failed'),
            value: String(summary.counts.failed),
            ...(summary.counts.failed > 0 && { tone: 'bad' as const }),
          },
        ]}
      />
      <h2 className="report-heading">{say('reports_background')}</h2>
      <Bars
        label={say('reports_background')}
        bars={reports.map((report) => ({
          key: report.id,
          label: report.name,
          text: tasksText(report),
          parts: shownStates.map((state) => ({ tone: toneOf[state], value: report.tasks[state] })),
        }))}
      />
      {occurring.length > 0 && (
        <Legend
          entries={occurring.map((state) => ({ tone: toneOf[state], label: say(`task_state_${state}`) }))}
        />
      )}
      <h2 className="report-heading">{say('reports_settings')}</h2>
      <ul className="report-plugins">
        {reports.map((report) => (
          <li key={report.id}>
            <span className="report-plugin">{report.name}</span>
            <Tags>
              <SettingTags report={report} />
            </Tags>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function SettingTags({ report: { isInstalled, own, organisation, missing } }: { report: PluginReport }) {
  if (!isInstalled) return <Tag>{say('reports_gone')}</Tag>;
  return (
    <>
      {missing > 0 && <Tag tone="bad">{sayCount('reports_missing', missing)}</Tag>}
      {own > 0 && <Tag tone="accent">{sayCount('reports_own', own)}</Tag>}
      {organisation > 0 && <Tag tone="plain">{sayCount('reports_organisation', organisation)}</Tag>}
      {own + organisation + missing === 0 && <Tag tone="ok">{say('reports_as_it_comes')}</Tag>}
    </>
  );
}

function tasksText({ tasks }: PluginReport): string {
  const counted = shownStates.filter((state) => tasks[state] > 0);
  if (counted.length === 0) return say('reports_no_tasks');
  return counted.map((state) => sayCount(`tasks_${state}`, tasks[state])).join(' · ');
}

function tableOf(reports: readonly PluginReport[]) {
  return {
    caption: say('reports_plugins_caption'),
    head: [
      say('reports_plugin'),
      say('reports_version'),
      say('reports_own_settings'),
      say('reports_organisation_settings'),
      say('reports_missing_settings'),
      ...shownStates.map((state) => say(`task_state_${state}`)),
    ],
    rows: reports.map((report) => ({
      key: report.id,
      cells: [
        report.name,
        report.version || say('reports_gone'),
        report.own,
        report.organisation,
        report.missing,
        ...shownStates.map((state) => report.tasks[state]),
      ],
    })),
    fileName: 'plugin-report',
  };
}
