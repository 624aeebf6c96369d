import type { State } from '../../../shared/tcp/tcb.ts'
import type { Way } from './ways.ts'
import { WAYS } from './ways.ts'

/** A state where it is drawn; x and y are the middle of its box. CLOSED is drawn twice: the beginning and the end. */
export type Node = { readonly id: string; readonly state: State; readonly x: number; readonly y: number }
/** A way as it is drawn, and where its label stands. */
export type Edge = {
  readonly way: Way
  readonly d: string
  readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' }
}
/** The diagram of the states, laid out in units of its view box. `box`: the size of every state's box. */
export type Diagram = {
  readonly width: number
  readonly height: number
  readonly box: { readonly width: number; readonly height: number }
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
}

type Place = readonly [State | 'end', number, number]

/** Three columns: the usual way of the client, what both share, the usual way of the server. */
const WIDE: readonly Place[] = [
  ['CLOSED', 300, 26],
  ['LISTEN', 524, 116],
  ['SYN-SENT', 76, 116],
  ['SYN-RECEIVED', 524, 226],
  ['ESTABLISHED', 300, 296],
  ['FIN-WAIT-1', 76, 400],
  ['CLOSE-WAIT', 524, 400],
  ['FIN-WAIT-2', 76, 586],
  ['CLOSING', 300, 462],
  ['LAST-ACK', 524, 536],
  ['TIME-WAIT', 300, 646],
  ['end', 524, 700],
]
const NARROW: readonly Place[] = [
  ['CLOSED', 155, 20],
  ['LISTEN', 262, 84],
  ['SYN-SENT', 48, 84],
  ['SYN-RECEIVED', 262, 164],
  ['ESTABLISHED', 155, 226],
  ['FIN-WAIT-1', 48, 292],
  ['CLOSE-WAIT', 262, 292],
  ['FIN-WAIT-2', 48, 424],
  ['CLOSING', 155, 344],
  ['LAST-ACK', 262, 398],
  ['TIME-WAIT', 155, 476],
  ['end', 262, 506],
]

/** Where labels stand that would be hidden in the middle of their way: shifted by so much. */
const SHIFTS: Readonly<Record<string, readonly [number, number]>> = {
  'CLOSED>SYN-SENT': [-34, -16],
  'CLOSED>LISTEN': [40, -16],
  'SYN-SENT>ESTABLISHED': [-34, 14],
  'SYN-RECEIVED>ESTABLISHED': [0, -14],
  'SYN-SENT>SYN-RECEIVED': [0, -12],
  'ESTABLISHED>FIN-WAIT-1': [-30, -14],
  'ESTABLISHED>CLOSE-WAIT': [30, -14],
  'FIN-WAIT-1>TIME-WAIT': [-30, 22],
  'FIN-WAIT-1>CLOSING': [20, -14],
  'FIN-WAIT-2>TIME-WAIT': [-4, 22],
  'TIME-WAIT>CLOSED': [-4, 22],
}
const BESIDE = 10

/** The diagram for a wide column or for a phone. */
export function diagramFor(isNarrow: boolean): Diagram {
  const places = isNarrow ? NARROW : WIDE
  const box = isNarrow ? { width: 94, height: 34 } : { width: 128, height: 42 }
  const nodes = places.map(([id, x, y]): Node => ({ id, state: id === 'end' ? 'CLOSED' : id, x, y }))
  const edges = WAYS.flatMap((way): readonly Edge[] => {
    if (way.drawn === undefined) return []
    const from = nodes.find(({ id }) => id === way.from)
    const to = nodes.find(({ id }) => id === (way.to === 'CLOSED' ? 'end' : way.to))
    return from === undefined || to === undefined ? [] : [edgeOf(way, from, to, box)]
  })
  const width = isNarrow ? 310 : 600
  return { width, height: Math.max(...nodes.map(({ y }) => y)) + box.height, box, nodes, edges }
}

function edgeOf(way: Way, from: Node, to: Node, box: Diagram['box']): Edge {
  const [a, b] = [borderOf(from, to, box, 2), borderOf(to, from, box, 4)]
  const [shiftX, shiftY] = SHIFTS[`${way.from}>${way.to}`] ?? [0, 0]
  const [x, y] = [(a.x + b.x) / 2 + shiftX, (a.y + b.y) / 2 + shiftY]
  const isUpright = from.x === to.x
  return {
    way,
    d: `M${a.x} ${a.y}L${b.x} ${b.y}`,
    label: isUpright ? { x: x + (from.x < 300 ? -BESIDE : BESIDE), y, anchor: from.x < 300 ? 'end' : 'start' } : { x, y, anchor: 'middle' },
  }
}

/** Where the line to another box leaves this one, and `air` px beyond. */
function borderOf(from: Node, to: Node, box: Diagram['box'], air: number): { readonly x: number; readonly y: number } {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const share = Math.min((box.width / 2 + air) / Math.abs(dx || 1e-9), (box.height / 2 + air) / Math.abs(dy || 1e-9))
  return { x: Math.round(from.x + dx * share), y: Math.round(from.y + dy * share) }
}

/** Where an arrow key leads. */
export type Direction = 'up' | 'down' | 'left' | 'right'

/** The nearest node in a direction; null: there is none. */
export function neighbourOf(nodes: readonly Node[], from: Node, direction: Direction): Node | null {
  const sideways = direction === 'left' || direction === 'right'
  const sign = direction === 'right' || direction === 'down' ? 1 : -1
  const ahead = nodes.flatMap((node) => {
    const along = (sideways ? node.x - from.x : node.y - from.y) * sign
    const across = Math.abs(sideways ? node.y - from.y : node.x - from.x)
    return along > 8 ? [{ node, cost: along + across * 2 }] : []
  })
  return ahead.sort((a, b) => a.cost - b.cost)[0]?.node ?? null
}
