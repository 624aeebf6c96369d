import { fromJson } from '../../state/storage.ts'

/** What was reached in one storm. */
export type Reached = { readonly points: number; readonly right: number; readonly streak: number }

/** The best of this device: of all storms, and of the storm of one day (2026-11-20, UTC). */
export type Records = { readonly best: Reached | null; readonly daily: { readonly day: string; readonly reached: Reached } | null }

/** Before the first storm. */
export const NO_RECORDS: Records = { best: null, daily: null }

/** Records as they were kept; whatever is not like them counts as none. */
export function parseRecords(kept: string | null): Records {
  const read = fromJson(kept)
  if (!isObject(read)) return NO_RECORDS
  const { best, daily } = read
  return { best: isReached(best) ? best : null, daily: isDaily(daily) ? daily : null }
}

/** The records after a storm; `day` is null for one that is not of a day. The same object if nothing is new. */
export function withReached(records: Records, reached: Reached, day: string | null): Records {
  const isBest = reached.points > (records.best?.points ?? 0)
  const today = records.daily?.day === day ? (records.daily?.reached.points ?? -1) : -1
  const isBestOfDay = day !== null && reached.points > today
  if (!isBest && !isBestOfDay) return records
  return { best: isBest ? reached : records.best, daily: isBestOfDay ? { day, reached } : records.daily }
}

/** The day of a moment in UTC, as 2026-11-20. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}

function isReached(value: unknown): value is Reached {
  return isObject(value) && [value.points, value.right, value.streak].every((n) => typeof n === 'number' && Number.isFinite(n) && n >= 0)
}

function isDaily(value: unknown): value is NonNullable<Records['daily']> {
  return isObject(value) && typeof value.day === 'string' && isReached(value.reached)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
