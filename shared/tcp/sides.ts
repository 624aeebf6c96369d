import type { Side } from './tcb.ts'

export const SIDES = ['client', 'server'] as const satisfies readonly Side[]

export function otherSide(side: Side): Side {
  return side === 'client' ? 'server' : 'client'
}

/** What belongs to a side. A name that stands in the code is found faster than one that comes as a value, and everything asks for this. */
export function ofSide<T>(sides: Readonly<Record<Side, T>>, side: Side): T {
  return side === 'client' ? sides.client : sides.server
}

/** The same with something else for one side. */
export function withSide<T>(sides: Readonly<Record<Side, T>>, side: Side, value: T): Readonly<Record<Side, T>> {
  return side === 'client' ? { client: value, server: sides.server } : { client: sides.client, server: value }
}
