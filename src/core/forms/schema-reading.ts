import type { JsonObject } from '../basics/json';
import type { schemaRefusals } from '../basics/refusal';
import { createCostReader, type PartCost } from './schema-cost';
import { schemaLimits } from './schema-limits';

export interface SchemaProblem {
  /** Location: property names from the root, joined by dots; '' for the root. */
  readonly field: string;
  readonly reason: (typeof schemaRefusals)[number];
}

export type Part = JsonObject | boolean;

export interface Place {
  readonly path: string;
  readonly depth: number;
  /** References being resolved, to detect circles. */
  readonly refs: readonly string[];
}

export interface Reading {
  readonly root: JsonObject;
  readonly problems: SchemaProblem[];
  /** What was refused, each once. */
  readonly refused: Set<string>;
  readonly costOf: (part: JsonObject) => PartCost;
  nodes: number;
  fields: number;
  members: number;
  bytes: number;
}

export function createReading(root: JsonObject): Reading {
  return {
    root,
    problems: [],
    refused: new Set(),
    costOf: createCostReader(),
    nodes: 0,
    fields: 0,
    members: 0,
    bytes: 0,
  };
}

export function refuse(reading: Reading, { path }: Place, reason: SchemaProblem['reason']): undefined {
  // Reporting the exceeded count once is enough.
  const name = reason === 'schema_too_many' ? reason : `${reason} ${path}`;
  if (!reading.refused.has(name)) reading.problems.push({ field: path, reason });
  reading.refused.add(name);
  return undefined;
}

/**
 * Whether a part can be paid for: counted before its lists are gone through or copied, because references may bring
 * the same large part again and again. Held by test/unit/core/forms/manifest-budget.test.ts.
 */
export function takePart(reading: Reading, part: JsonObject, place: Place): boolean {
  const { members, bytes } = reading.costOf(part);
  if (reading.nodes >= schemaLimits.nodes || reading.members + members > schemaLimits.members) {
    refuse(reading, place, 'schema_too_many');
    return false;
  }
  if (reading.bytes + bytes > schemaLimits.expandedBytes) {
    refuse(reading, place, 'form_too_large');
    return false;
  }
  reading.nodes += 1;
  reading.members += members;
  reading.bytes += bytes;
  return true;
}

/** A default is copied with each reference; without it the field still works. */
export function withAffordedDefault(reading: Reading, part: JsonObject, place: Place): JsonObject {
  const { defaultBytes } = reading.costOf(part);
  const isAffordable = reading.bytes + defaultBytes <= schemaLimits.expandedBytes;
  if (isAffordable) reading.bytes += defaultBytes;
  else refuse(reading, place, 'default_too_large');
  if (isAffordable) return part;
  const { default: _none, ...rest } = part;
  return rest;
}
