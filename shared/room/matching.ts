/** Whether two vertices (numbered from 0) may be paired; symmetric. */
export type MayPair = (a: number, b: number) => boolean

/**
 * Pairs as many of `size` vertices as can be paired (Edmonds' blossom algorithm), beginning with the pairs of `partners`, where -1 is nobody.
 * Whoever has a partner keeps having one. Gives each vertex's partner, or -1. O(size^3).
 */
export function pairUp(size: number, mayPair: MayPair, partners: readonly number[]): number[] {
  const partner = [...partners]
  for (let root = 0; root < size; root += 1) {
    if (partner[root] === -1) augment(root, size, mayPair, partner)
  }
  return partner
}

/** Looks for a path from the single `root` to another single along which pairs and non-pairs alternate, and swaps them. */
function augment(root: number, size: number, mayPair: MayPair, partner: number[]): void {
  const parent = new Array<number>(size).fill(-1)
  const base = Array.from({ length: size }, (_, vertex) => vertex)
  const isOuter = new Array<boolean>(size).fill(false)
  const queue = [root]
  isOuter[root] = true
  for (const vertex of queue) {
    for (let other = 0; other < size; other += 1) {
      if (other === vertex || !mayPair(vertex, other) || at(base, vertex) === at(base, other) || at(partner, vertex) === other) continue
      const mate = at(partner, other)
      if (other === root || (mate !== -1 && at(parent, mate) !== -1)) {
        contract(vertex, other, { root, size, parent, base, isOuter, queue, partner })
      } else if (at(parent, other) === -1) {
        parent[other] = vertex
        if (mate === -1) {
          swapAlong(other, parent, partner)
          return
        }
        isOuter[mate] = true
        queue.push(mate)
      }
    }
  }
}

function swapAlong(end: number, parent: readonly number[], partner: number[]): void {
  let vertex = end
  while (vertex !== -1) {
    const previous = at(parent, vertex)
    const next = at(partner, previous)
    partner[vertex] = previous
    partner[previous] = vertex
    vertex = next
  }
}

type Search = {
  readonly root: number
  readonly size: number
  readonly parent: number[]
  readonly base: number[]
  readonly isOuter: boolean[]
  readonly queue: number[]
  readonly partner: readonly number[]
}

/** Two outer vertices met: the odd circle that they close (the blossom) counts as one outer vertex from now on. */
function contract(a: number, b: number, search: Search): void {
  const { size, base, isOuter, queue } = search
  const stem = commonBase(a, b, search)
  const inBlossom = new Array<boolean>(size).fill(false)
  markPath(a, stem, b, inBlossom, search)
  markPath(b, stem, a, inBlossom, search)
  for (let vertex = 0; vertex < size; vertex += 1) {
    if (!inBlossom[at(base, vertex)]) continue
    base[vertex] = stem
    if (!isOuter[vertex]) {
      isOuter[vertex] = true
      queue.push(vertex)
    }
  }
}

function commonBase(a: number, b: number, { root, base, parent, partner }: Search): number {
  const seen = new Set<number>()
  for (let vertex = at(base, a); ; vertex = at(base, at(parent, at(partner, vertex)))) {
    seen.add(vertex)
    if (vertex === at(base, root)) break
  }
  let vertex = at(base, b)
  while (!seen.has(vertex)) vertex = at(base, at(parent, at(partner, vertex)))
  return vertex
}

function markPath(from: number, stem: number, child: number, inBlossom: boolean[], { base, parent, partner }: Search): void {
  let vertex = from
  let below = child
  while (at(base, vertex) !== stem) {
    const mate = at(partner, vertex)
    inBlossom[at(base, vertex)] = true
    inBlossom[at(base, mate)] = true
    parent[vertex] = below
    below = mate
    vertex = at(parent, mate)
  }
}

function at(list: readonly number[], index: number): number {
  return list[index] ?? -1
}
