import type { z } from 'zod'
import type { ScenarioDocument } from './document.ts'
import type { Expectation } from './expectation.ts'
import { documentSchema } from './schema.ts'

/** The longest document in JSON, characters: it has to fit into a message and a link. */
export const LONGEST_DOCUMENT = 12_000
const MOST_PROBLEMS = 20

/** What is wrong with a document: where (`script.calls.2.call.text`; empty for the whole) and what was expected there. */
export type Problem = { readonly path: string; readonly expected: Expectation }

/** The document that a file's text holds. */
export function parseText(text: string): ScenarioDocument | readonly Problem[] {
  try {
    return parseDocument(JSON.parse(text))
  } catch {
    return [{ path: '', expected: { kind: 'json' } }]
  }
}

/** The document in a value that came from a file, a link, a message or a form, as it was written; or everything that is wrong with it. */
export function parseDocument(value: unknown): ScenarioDocument | readonly Problem[] {
  const parsed = documentSchema.safeParse(value)
  if (!parsed.success) return parsed.error.issues.flatMap(problemsOf).slice(0, MOST_PROBLEMS)
  const { start } = parsed.data.script
  if (start !== undefined && (start.client.state === 'ESTABLISHED') !== (start.server.state === 'ESTABLISHED')) {
    return [{ path: 'script.start', expected: { kind: 'both-established' } }]
  }
  const wrong = wrongLeg(parsed.data.script)
  if (wrong !== null) return [{ path: wrong, expected: { kind: 'legs' } }]
  if (JSON.stringify(parsed.data).length > LONGEST_DOCUMENT) return [{ path: '', expected: { kind: 'size', most: LONGEST_DOCUMENT } }]
  return parsed.data
}

type Leg = { readonly id: string; readonly leg?: number | undefined; readonly next?: Leg | undefined }

/** Where the legs of a script are not one scenario's, in order; null: they are. */
function wrongLeg(script: Leg): string | null {
  let path = 'script'
  let number = 1
  for (let leg: Leg | undefined = script; leg !== undefined; leg = leg.next, number++, path += '.next') {
    if (leg.id !== script.id) return `${path}.id`
    if ((leg.leg ?? 1) !== number) return `${path}.leg`
  }
  return null
}

/** Whether parsing has failed. */
export function isProblems<T extends object>(parsed: T | readonly Problem[]): parsed is readonly Problem[] {
  return Array.isArray(parsed)
}

function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key.slice(0, 64)].join('.'), expected: { kind: 'no-such-field' } }))
  }
  return [{ path: path.join('.'), expected: JSON.parse(issue.message) as Expectation }]
}
