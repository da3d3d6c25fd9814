import { stepsOf, type Installation } from '../../../core/plugins/install';
import { Card } from '../../ui/Card';
import { Notice } from '../../ui/Notice';
import type { Tone } from '../../ui/Tag';
import { say } from '../../app/words';
import './InstallProgress.css';

/** Progress of an installation or uninstallation; if it stopped, why. */
export function InstallProgress({ installation }: { installation: Installation }) {
  if (installation.state === 'needs_repair') return <Stopped installation={installation} />;
  const { intent } = installation;
  const steps = stepsOf(intent);
  const now = steps.indexOf(installation.step);
  return (
    <Card title={say(`install_${intent}_running`)}>
      <ol className="install-steps">
        {steps.map((step, index) => (
          <li
            key={step}
            className="install-step"
            data-tone={toneOf(index, now)}
            aria-current={index === now ? 'step' : undefined}
          >
            {stepWords(installation, step)}
          </li>
        ))}
      </ol>
      <output className="visually-hidden">
        {say('install_progress', now + 1, steps.length, stepWords(installation, installation.step))}
      </output>
    </Card>
  );
}

function stepWords({ intent }: Installation, step: Installation['step']): string {
  return intent === 'uninstall' && step !== 'check'
    ? say(`uninstall_step_${step}`)
    : say(`install_step_${step}`);
}

function toneOf(index: number, now: number): Tone | undefined {
  if (index === now) return 'wait';
  return index < now ? 'ok' : undefined;
}

/** What an interrupted installation means; the footer's button repairs it. */
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
      {(problem?.code === 'moved_meanwhile' || problem?.code === 'unchecked') && (
        <p>{say(`problem_${problem.code}_help`, problem.host ?? say('problem_the_server'))}</p>
      )}
      <p>{say(isUninstall ? 'repair_uninstall_help' : 'repair_install_help')}</p>
    </Notice>
  );
}
