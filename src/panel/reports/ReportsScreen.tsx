import { useState } from 'react';
import { hashOf } from '../app/route';
import { usePanel } from '../app/store';
import { Button } from '../ui/Button';
import { ChipGroup } from '../ui/Chips';
import { ChoiceChip } from '../ui/ChoiceChip';
import { EmptyState } from '../ui/EmptyState';
import { Screen } from '../ui/Screen';
import { Section } from '../ui/Section';
import { say } from '../app/words';
import { CallReport } from './CallReport';
import { PluginReports } from './PluginReports';
import './reports.css';

const subjects = ['person', 'company', 'plugins'] as const;

/** Counts of the person, the company and this browser's plugins, as pictures with a table. */
export function ReportsScreen() {
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const [subject, setSubject] = useState<(typeof subjects)[number]>('person');
  const [asTable, setAsTable] = useState(false);
  return (
    <Screen
      title={say('reports_title')}
      back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}
      actions={
        <Button variant="text" size="small" onClick={() => setAsTable(!asTable)}>
          {say(asTable ? 'reports_as_picture' : 'reports_as_table')}
        </Button>
      }
    >
      <Section isJoined>
        <ChipGroup label={say('reports_subject')}>
          {subjects.map((one) => (
            <ChoiceChip
              key={one}
              type="radio"
              name="report-subject"
              label={say(`reports_${one}`)}
              checked={one === subject}
              onChange={() => setSubject(one)}
            />
          ))}
        </ChipGroup>
      </Section>
      {subject === 'plugins' ? (
        <PluginReports asTable={asTable} />
      ) : subject === 'company' && !isAdmin ? (
        <EmptyState icon="lock" title={say('problem_not_admin_title')}>
          {say('reports_company_admins')}
        </EmptyState>
      ) : (
        <CallReport key={subject} of={subject} asTable={asTable} />
      )}
    </Screen>
  );
}
