import { has, SYN } from '../tcp/segment.ts'
import type { Sendable } from '../tcp/verdict.ts'

/**
 * What bots send and hints tell: the most urgent good segment. An acknowledgement rides on text, FIN or a repeated SYN where one of them
 * is good, too. Null if nothing is owed.
 */
export function bestOf(families: readonly Sendable[]): Sendable | null {
  const first = families[0]
  if (first?.grade !== 'good') return null
  if (first.purpose !== 'acknowledge') return first
  return families.find((family) => family.grade === 'good' && carriesMore(family)) ?? first
}

function carriesMore({ purpose, segment }: Sendable): boolean {
  return purpose === 'text' || purpose === 'close' || has(segment, SYN)
}
