import * as v from 'valibot';
import type { ControlClient } from '../control-client';

const recordsSchema = v.object({ logs: v.array(v.object({ note: v.string() })) });

/** The notes that KeyCRM keeps, oldest first. */
export async function readCrmNotes(control: ControlClient): Promise<string[]> {
  const { logs } = v.parse(recordsSchema, await control.read('/crm/keycrm/records'));
  return logs.map(({ note }) => note);
}
