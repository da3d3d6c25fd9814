import { installSteps, type Installation } from '../../core/install';
import { Card } from '../ui/Card';
import { Notice } from '../ui/Notice';
import { say } from '../words';
import './admin.css';

/** How far an installation has come; a broken one is repaired from here. */
export function InstallProgress({ installation }: { installation: Installation }) {
  const isUninstall = installation.intent === 'uninstall';
  if (installation.state === 'needs_repair') return <Stopped installation={installation} />;
  const now = installSteps.indexOf(installation.step);
  return (
    <Card title={say(isUninstall ? 'install_removing' : 'install_running')}>
      <ol className="install-steps" aria-live="polite">
        {isUninstall
          ? null
          : installSteps.map((step, index) => (
              <li
                key={step}
                className={`install-step ${stateOf(index, now)}`}
                aria-current={index === now ? 'step' : undefined}
              >
                {say(`install_step_${step}`)}
              </li>
            ))}
      </ol>
    </Card>
  );
}

function stateOf(index: number, now: number): string {
  if (index === now) return 'install-step-now';
  return index < now ? 'install-step-done' : '';
}

/** What a broken installation means; `RepairButton` mends it. */
function Stopped({ installation }: { installation: Installation }) {
  const isUninstall = installation.intent === 'uninstall';
  const { problem } = installation;
  return (
    <Notice
      tone="bad"
      role="alert"
      title={say(isUninstall ? 'repair_uninstall_title' : 'repair_install_title')}
    >
      {problem && <p>{say(`problem_${problem.code}_title`, problem.host ?? say('problem_the_server'))}</p>}
      {problem?.message && <blockquote>{problem.message}</blockquote>}
      <p>{say(isUninstall ? 'repair_uninstall_help' : 'repair_install_help')}</p>
    </Notice>
  );
}
