import type { Conversation } from '../../core/activity/conversation';
import { isYounger } from '../../core/basics/age';
import { isSameDay } from '../../core/basics/local-time';
import * as draftName from '../../core/forms/draft-name';
import { systemClock } from '../../platform/clock';
import { drafts } from '../../storage/basics/drafts';
import { readItem } from '../../storage/basics/item';
import { readClientSettings } from '../../storage/settings/preferences';
import { connection } from '../../storage/sign-in/session-owner';
import { goTo, hasTabBar, parseRoute, type Route } from '../app/route';

/** A widget that starts reports messages of before, too; a message is new for this time; ms. */
const newMs = 5 * 60_000;

/**
 * Opens screens that nobody has pressed for, unless somebody is writing on this page. While a log's form is open nothing
 * is logged by itself (background/activity/outbox-hold.ts); one that was not opened leaves the rules to do it.
 */
export class FormOpener {
  /** The last day of messages of which a form was opened: each message repeats its day. */
  #openedFor = '';

  async afterCall(activityId: string): Promise<void> {
    const { popupLogPageAfterCall } = await readClientSettings();
    if (popupLogPageAfterCall) await openForm(activityId);
  }

  /** Of a day, the first message opens the form. */
  async afterMessage(activityId: string, conversation: Conversation): Promise<void> {
    const { popupLogPageAfterSMS } = await readClientSettings();
    if (!popupLogPageAfterSMS || this.#openedFor === activityId || !isFirstOfDay(conversation)) return;
    this.#openedFor = activityId;
    await openForm(activityId);
  }

  /** Where several contacts have the number of a call: the choice stands above the dialer. */
  async toChoice(): Promise<void> {
    if (!(await isWriting())) goTo({ screen: 'dialer' });
  }
}

async function openForm(activityId: string): Promise<void> {
  const isConnected = (await readItem(connection)) !== null;
  if (isConnected && !(await isWriting())) goTo({ screen: 'log', activityId });
}

function isFirstOfDay({ kind, messages }: Conversation): boolean {
  const [newest, before] = messages;
  if (kind !== 'sms' || !newest || !isYounger(newest.creationTime, newMs, systemClock.now())) return false;
  return !before || !isSameDay(before.creationTime, newest.creationTime);
}

/** Somebody types, or has left something in the form that is on the screen. */
async function isWriting(): Promise<boolean> {
  const route: Route = parseRoute(location.hash);
  const field = document.activeElement;
  // The note of a log has the focus as soon as it is shown.
  const isUntouched = route.screen === 'log' && field instanceof HTMLTextAreaElement && field.value === '';
  if (!isUntouched && field?.matches('textarea, input:not([type=checkbox], [type=radio])')) return true;
  if (route.screen !== 'log') return !hasTabBar(route);
  return Object.hasOwn(await readItem(drafts), draftName.log(route.activityId));
}
