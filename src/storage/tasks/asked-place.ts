import * as v from 'valibot';
import { defineItem } from '../basics/item';

/** A screen that the worker asks open panels to show: its hash, and when it was asked; epoch ms. */
export const askedPlace = defineItem(
  'askedPlace',
  v.nullable(v.object({ hash: v.string(), at: v.number() })),
  null,
);
