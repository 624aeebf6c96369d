/**
 * The list with one more at its end, and no longer than that: a list that is made by spreading another one, or by adding to an empty one, keeps places
 * for sixteen more, and a server has many matches in memory.
 */
export function withLast<T>(list: readonly T[], last: T): readonly T[] {
  return list.length === 0 ? [last] : list.toSpliced(list.length, 0, last)
}

/** The list without what stands at this place. */
export function withoutAt<T>(list: readonly T[], at: number): readonly T[] {
  return at < 0 ? list : list.toSpliced(at, 1)
}
