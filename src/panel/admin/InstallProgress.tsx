import { installSteps, type Installation } from '../../core/install';
import { ProblemNotice } from '../ProblemNotice';
import { useAction } from '../request';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Notice } from '../ui/Notice';
import { say } from '../words';
import './admin.css';

/** How far an installation has come; a broken one is repaired from here. */
export function InstallProgress({ installation }: { installation: Installation }) {
  const isUninstall = installation.intent === 'uninstall';
  if (installation.state === 'needs_repair') return <Repair installation={installation} />;
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

function Repair({ installation }: { installation: Installation }) {
  const isUninstall = installation.intent === 'uninstall';
  const repair = useAction(isUninstall ? 'uninstallPlugin' : 'installPlugin');
  const problem = repair.problem ?? installation.problem;
  return (
    <>
      <Notice
        tone="bad"
        role="alert"
        title={say(isUninstall ? 'repair_uninstall_title' : 'repair_install_title')}
        actions={
          <Button
            size="small"
            busy={repair.isRunning}
            onClick={() => void repair.run({ pluginId: installation.pluginId })}
          >
            {say('repair')}
          </Button>
        }
      >
        <p>{say(isUninstall ? 'repair_uninstall_help' : 'repair_install_help')}</p>
      </Notice>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
