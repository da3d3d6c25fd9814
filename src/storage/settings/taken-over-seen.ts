import * as v from 'valibot';
import { texts } from '../../core/basics/schema-parts';
import { defineItem } from '../basics/item';

/** Who has seen what was taken over from App Connect's own client, by person and account: nobody is told twice. */
export const takenOverSeen = defineItem('takenOverSeen', v.object({ people: texts }), { people: [] });
