import type { Licence } from '../../../core/plugins/licence';
import { checkLicence } from '../../../actions/plugins/check-licence';
import { sayMoment } from '../../shared/time-words';
import { useNow } from '../../shared/use-now';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { usePanel } from '../../app/store';
import { Card } from '../../ui/Card';
import { IconButton } from '../../ui/IconButton';
import { SmallText } from '../../ui/SmallText';
import { Tag, type Tone } from '../../ui/Tag';
import { say } from '../../app/words';
import { InlineText } from '../../shared/InlineText';
import { useLicence } from '../personal';
import './account.css';

const tones: { readonly [state in Licence['state']]: Tone } = {
  valid: 'ok',
  invalid: 'bad',
  missing: 'wait',
  unknown: 'unknown',
};

/** What the plugin says about its licence, how old that is, and that nothing here depends on it. */
export function LicenceCard({ pluginId }: { pluginId: string }) {
  const canBeAsked = usePanel((state) => state.connection?.capabilities.accountPlugins ?? true);
  return (
    <Card title={say('licence_title')} icon="shield">
      <div className="account">
        {canBeAsked ? <LicenceAnswer pluginId={pluginId} /> : <p>{say('licence_older_server')}</p>}
      </div>
    </Card>
  );
}

function LicenceAnswer({ pluginId }: { pluginId: string }) {
  const licence = useLicence(pluginId);
  const language = usePanel((state) => state.language);
  const now = useNow();
  const check = useAttempt(checkLicence);
  const state = licence?.state ?? 'unknown';
  const problem = check.problem ?? licence?.problem;
  return (
    <>
      <output className="account-state">
        <Tag tone={tones[state]}>{say(`licence_${state}`)}</Tag>
        <IconButton
          icon="refresh"
          label={say('licence_refresh')}
          busy={check.isRunning}
          onClick={() => void check.run({ pluginId })}
        />
      </output>
      {licence?.description && (
        <p>
          <InlineText text={licence.description} />
        </p>
      )}
      {licence?.errorMessage && <SmallText tone="bad">{licence.errorMessage}</SmallText>}
      {state === 'missing' && <p>{say('licence_missing_help')}</p>}
      {problem && (
        <ProblemNotice
          problem={problem}
          kept={licence?.checkedAt ? say('licence_kept') : undefined}
          onRetry={() => void check.run({ pluginId })}
          isRetrying={check.isRunning}
        />
      )}
      {licence !== undefined && licence.checkedAt > 0 && (
        <SmallText tone="hint">
          {say('licence_age', sayMoment(licence.checkedAt, now, language))}{' '}
          {state === 'invalid' && say('licence_advice')}
        </SmallText>
      )}
    </>
  );
}
