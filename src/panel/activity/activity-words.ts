import type { ActivityLine } from '../../core/activity/activity-line';
import { needsReconnect, type Problem } from '../../core/basics/problem';
import { say } from '../app/words';
import type { Tone } from '../ui/Tag';
import { crmNameOf } from './crm-name';

const tones: { readonly [fate in ActivityLine['fate']]: Tone } = {
  todo: 'accent',
  waiting: 'wait',
  sending: 'wait',
  asking: 'wait',
  logged: 'ok',
  needs_you: 'bad',
  ignored: 'plain',
};

/** "Waiting for KeyCRM"; '' before any CRM was connected. */
export function sayWaitingFor(crm: string): string {
  return crm === '' ? say('fate_waiting_other') : say('fate_waiting_for', crm);
}

type Fated = Pick<ActivityLine, 'fate' | 'problem' | 'account' | 'crm'>;

/**
 * The state of an activity, as a tag.
 * @param account key of the owner whose activities can proceed now
 * @param isLeft the organisation's server will log it
 */
export function fateTag(line: Fated, account: string, isLeft = false): { tone: Tone; text: string } {
  const { fate, problem, account: own } = line;
  if (isLeft) return { tone: 'plain', text: fateWords(fate, isLeft) };
  const tone = tones[fate];
  if ((fate === 'waiting' || fate === 'todo') && own !== account)
    return { tone, text: sayWaitingFor(crmNameOf(line)) };
  if (fate === 'waiting' && problem?.code === 'offline') return { tone, text: say('fate_waiting_network') };
  if (fate === 'waiting' && problem && needsReconnect(problem))
    return { tone, text: say('fate_waiting_sign_in') };
  return { tone, text: fateWords(fate, isLeft) };
}

export function fateWords(fate: ActivityLine['fate'], isLeft: boolean): string {
  return isLeft ? say('fate_by_server') : say(`fate_${fate}`);
}

/**
 * Why an activity needs a person. The server's own message says most; the title only names the kind of problem.
 * @param maybeSent a request of ours may have arrived: whose log the CRM has cannot be told
 */
export function reasonOf(problem: Problem, crm: string, maybeSent = false): string {
  switch (problem.code) {
    case 'contact_unknown':
      return say('reason_contact_unknown', crm);
    case 'contact_ambiguous':
      return say('reason_contact_ambiguous', crm);
    case 'contact_made':
      return say('reason_contact_made', crm);
    case 'field_missing':
      return say('reason_field_missing', crm, (problem.missing ?? []).join(', '));
    case 'messages_blocked':
      return say('problem_messages_blocked_help');
    case 'unclear_outcome':
      return say('reason_unclear', crm);
    case 'already_logged':
      return say(maybeSent ? 'reason_maybe_own' : 'reason_already_logged', crm);
    default:
      return (
        problem.message ||
        say(`problem_${problem.code}_title`, problem.code === 'refused' ? crm : (problem.host ?? crm))
      );
  }
}
