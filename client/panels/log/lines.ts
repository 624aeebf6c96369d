import { useRef } from 'preact/hooks'

/**
 * The lines of a long list, each made once, and anew only where what it is made `of` has changed: a line that is the same as before costs its page nothing.
 * A list of a match grows with every event, and all of it is shown.
 */
export function useLines<T, L>(
  items: readonly T[],
  of: (item: T, index: number) => readonly unknown[],
  make: (item: T, index: number) => L,
): readonly L[] {
  const known = useRef<readonly { readonly of: readonly unknown[]; readonly line: L }[]>([])
  const before = known.current
  known.current = items.map((item, index) => {
    const now = of(item, index)
    const line = before[index]
    return line !== undefined && now.every((part, at) => part === line.of[at]) ? line : { of: now, line: make(item, index) }
  })
  return known.current.map(({ line }) => line)
}
