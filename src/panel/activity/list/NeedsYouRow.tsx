import { createElement, Suspense, use, useState, type ComponentProps } from 'react';
import type { ActivityLine } from '../../../core/activity/activity-line';
import { confirmLogged, retryActivity } from '../../../actions/activity/decide-activity';
import { ignoreProblem } from '../../../core/basics/problem';
import { useAttempt } from '../../shared/request';
import { SignInAgain } from '../../shared/SignInAgain';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { ButtonLink } from '../../ui/ButtonLink';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';
import { reasonOf } from '../activity-words';
import { arrowOf, iconOf, isMissed, numberBeside, whoOf } from '../../shared/activity-line-words';
import { ConnectCrm } from '../ConnectCrm';
import { ignoreAndOffer } from '../ignored';
import { OpenCrm } from '../OpenCrm';
import type { QuickContact } from './QuickContact';
import { sayMoment } from '../../shared/time-words';
import { useCrmOf } from '../use-crm-of';
import { useRowNumber } from './RowNumber';
import { lateCode } from '../../shared/late-code';
import { useNow } from '../../shared/use-now';

const loadQuickContact = lateCode(() => import('./QuickContact'), 'QuickContact');

/** A log that needs a decision: the reason, with the ways to proceed. */
export function NeedsYouRow({ line }: { line: ActivityLine }) {
  const language = usePanel((state) => state.language);
  const crm = useCrmOf(line);
  const now = useNow();
  const ignore = useAttempt(ignoreAndOffer);
  const [isStepping, setStepping] = useState(false);
  const { id, problem } = line;
  const { toggle, actions } = useRowNumber(line);
  const leave = say(problem?.code === 'already_logged' ? 'activity_leave' : 'activity_ignore');
  return (
    <Row
      title={whoOf(line)}
      aside={
        <>
          {[numberBeside(line), sayMoment(line.startedAt, now, language)].filter(Boolean).join(' · ')}
          {isMissed(line) && (
            <span className="activity-what" data-tone="bad">
              {` · ${say('call_missed')}`}
            </span>
          )}
        </>
      }
      text={problem ? reasonOf(problem, crm.name, line.maybeSent) : undefined}
      lead={<IconTile icon={(line.kind === 'call' && arrowOf(line)) || iconOf(line.kind)} tone="bad" />}
      trail={toggle}
    >
      {crm.isHere ? <WayOut line={line} onStep={setStepping} /> : <ConnectCrm crm={crm} />}
      {problem?.code !== 'unclear_outcome' && !isStepping && (
        <Button
          size="small"
          variant="text"
          aria-label={say('about', leave, whoOf(line))}
          busy={ignore.isRunning}
          onClick={() => void ignore.run(id)}
        >
          {leave}
        </Button>
      )}
      {actions}
      {ignore.problem && (
        <div className="activity-refused">
          <SmallText tone="bad" role="alert">
            {reasonOf(ignore.problem, crm.name)}
          </SmallText>
        </div>
      )}
    </Row>
  );
}

interface WayOutProps {
  line: ActivityLine;
  /** A way that takes a second step was opened or closed. */
  onStep: (isStepping: boolean) => void;
}

function WayOut({ line, onStep }: WayOutProps) {
  switch (line.problem?.code) {
    case 'contact_unknown':
    case 'contact_ambiguous':
    case 'contact_made':
      return <ContactWays line={line} isUnknown={line.problem.code === 'contact_unknown'} onStep={onStep} />;
    case 'field_missing':
    case 'already_logged':
      return (
        <OpenLog
          line={line}
          label={say(line.problem.code === 'field_missing' ? 'activity_fill_in' : 'activity_compare')}
          isMain
        />
      );
    case 'unclear_outcome':
      return <UnclearWays line={line} />;
    case 'ringcentral_expired':
      return (
        <>
          <SignInAgain onDone={() => void retryActivity(line.id).catch(ignoreProblem)} />
          <OpenLog line={line} label={say('activity_open')} />
        </>
      );
    default:
      return (
        <>
          {(line.canRepeat || line.problem?.code === 'messages_blocked') && (
            <TryAgain line={line} variant={line.canRepeat ? 'primary' : 'quiet'} />
          )}
          <OpenLog line={line} label={say('activity_open')} isMain={!line.canRepeat} />
        </>
      );
  }
}

/** No contact, several or a new one have the number: choose or create one here and log at once. */
function ContactWays({ line, isUnknown, onStep }: WayOutProps & { isUnknown: boolean }) {
  const [step, setStep] = useState<'make' | 'choose' | undefined>(undefined);
  const other = isUnknown ? ('make' as const) : ('choose' as const);
  const take = (next: typeof step) => {
    setStep(next);
    onStep(next !== undefined);
  };
  const label = say(isUnknown ? 'activity_create_contact' : 'activity_choose');
  if (step)
    return (
      <Suspense fallback={<Skeleton label={say('loading')} rows={1} />}>
        <ContactStep line={line} step={step} onClose={() => take(undefined)} />
      </Suspense>
    );
  return (
    <>
      <Button size="small" aria-label={say('about', label, whoOf(line))} onClick={() => take(other)}>
        {label}
      </Button>
      <OpenLog line={line} label={say(isUnknown ? 'activity_find' : 'activity_open')} />
    </>
  );
}

function ContactStep(props: ComponentProps<typeof QuickContact>) {
  return createElement(use(loadQuickContact()), props);
}

/** The CRM may have it: the person checks and says whether it does. */
function UnclearWays({ line }: { line: ActivityLine }) {
  const confirm = useAttempt(confirmLogged);
  return (
    <>
      <OpenCrm activityId={line.id} />
      <Button
        size="small"
        variant="quiet"
        aria-label={say('about', say('activity_is_there'), whoOf(line))}
        busy={confirm.isRunning}
        onClick={() => void confirm.run(line.id)}
      >
        {say('activity_is_there')}
      </Button>
      <TryAgain line={line} variant="quiet" label={say('activity_send_again')} />
    </>
  );
}

function TryAgain({
  line,
  variant,
  label = say('retry'),
}: {
  line: ActivityLine;
  variant: 'primary' | 'quiet';
  label?: string;
}) {
  const retry = useAttempt(retryActivity);
  return (
    <Button
      size="small"
      variant={variant}
      aria-label={say('about', label, whoOf(line))}
      busy={retry.isRunning}
      onClick={() => void retry.run(line.id)}
    >
      {label}
    </Button>
  );
}

function OpenLog({ line, label, isMain = false }: { line: ActivityLine; label: string; isMain?: boolean }) {
  return (
    <ButtonLink
      size="small"
      variant={isMain ? 'primary' : 'quiet'}
      aria-label={say('about', label, whoOf(line))}
      href={hashOf({ screen: 'log', activityId: line.id })}
    >
      {label}
    </ButtonLink>
  );
}
