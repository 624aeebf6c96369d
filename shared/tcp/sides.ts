import type { Side } from './tcb.ts'

/** Both sides, the client first. */
export const SIDES = ['client', 'server'] as const satisfies readonly Side[]

/** The side opposite. */
export function otherSide(side: Side): Side {
  return side === 'client' ? 'server' : 'client'
}

/** `sides[side]`, written out: a property whose name stands in the code is read faster than one whose name is computed, and everything reads this. */
export function ofSide<T>(sides: Readonly<Record<Side, T>>, side: Side): T {
  return side === 'client' ? sides.client : sides.server
}

/** Both sides, with `value` for one of them. */
export function withSide<T>(sides: Readonly<Record<Side, T>>, side: Side, value: T): Readonly<Record<Side, T>> {
  return side === 'client' ? { client: value, server: sides.server } : { client: sides.client, server: value }
}
