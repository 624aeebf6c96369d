import { useRef } from 'preact/hooks'
import type { State } from '../../../shared/tcp/tcb.ts'
import { narrow } from '../../state/preferences.ts'
import type { Diagram, Direction, Edge, Node } from './state-geometry.ts'
import { diagramFor, neighbourOf } from './state-geometry.ts'
import { l } from './words.ts'

const WHO = ['client', 'server', 'other'] as const
const DIRECTIONS: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }

/** The eleven states (figure 5 of RFC 9293): press one, or go to it with the arrow keys, and its ways light up. */
export function StateMap({ chosen, onChoose }: { chosen: State; onChoose: (state: State) => void }) {
  const { width, height, box, nodes, edges } = diagramFor(narrow.value)
  const drawing = useRef<SVGSVGElement>(null)
  const focusNextTo = (node: Node, direction: Direction) => {
    const next = neighbourOf(nodes, node, direction)
    if (next !== null) drawing.current?.querySelector<SVGElement>(`[data-node="${next.id}"]`)?.focus()
  }
  return (
    <figure class="state-map">
      {/* biome-ignore lint/a11y/useSemanticElements: there is no element of SVG that groups for readers. */}
      <svg viewBox={`0 0 ${width} ${height}`} ref={drawing} role="group" aria-label={l('states.diagram')}>
        <ArrowHeads />
        {edges.map((edge) => (
          <Line key={edge.d} edge={edge} chosen={chosen} />
        ))}
        {!narrow.value && edges.map((edge) => <Label key={edge.d} edge={edge} chosen={chosen} />)}
        {nodes.map((node) => (
          <StateKey
            key={node.id}
            node={node}
            box={box}
            isChosen={node.state === chosen}
            onChoose={() => onChoose(node.state)}
            onMove={(direction) => focusNextTo(node, direction)}
          />
        ))}
      </svg>
      <Legend />
    </figure>
  )
}

type StateKeyProps = {
  readonly node: Node
  readonly box: Diagram['box']
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onMove: (direction: Direction) => void
}

/** A state, which is a button; the arrow keys lead from it to its neighbours. */
function StateKey({ node, box, isChosen, onChoose, onMove }: StateKeyProps) {
  const onKey = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.code]
    if (event.code === 'Enter' || event.code === 'Space') onChoose()
    else if (direction !== undefined) onMove(direction)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button.
    <g
      data-node={node.id}
      role="button"
      tabindex={0}
      aria-pressed={isChosen}
      aria-label={node.id === 'end' ? `${node.state} (${l('states.end')})` : node.state}
      transform={`translate(${node.x} ${node.y})`}
      class={`state${node.state === 'ESTABLISHED' ? ' established' : ''}`}
      onClick={onChoose}
      onKeyDown={onKey}
    >
      {/* A finger needs more than what is drawn. */}
      <rect class="reach" x={-box.width / 2 - 4} y={-box.height / 2 - 10} width={box.width + 8} height={box.height + 20} />
      <rect x={-box.width / 2} y={-box.height / 2} width={box.width} height={box.height} rx="10" />
      <text y="4.5" text-anchor="middle">
        {node.state}
      </text>
    </g>
  )
}

function ArrowHeads() {
  return (
    <defs>
      {WHO.map((who) => (
        <marker key={who} id={`tip-${who}`} viewBox="0 0 10 10" refX="8" refY="5" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0L10 5L0 10z" class={`tip way-${who}`} />
        </marker>
      ))}
    </defs>
  )
}

function Legend() {
  return (
    <figcaption>
      {WHO.map((who) => (
        <span key={who}>
          <svg width="44" height="12" aria-hidden="true">
            <path d="M2 6H42" class={`way-${who}`} />
          </svg>
          {l(`states.${who}`)}
        </span>
      ))}
    </figcaption>
  )
}

function Line({ edge, chosen }: { edge: Edge; chosen: State }) {
  const who = edge.way.drawn?.who ?? 'other'
  return <path d={edge.d} class={`way way-${who}${isOn(edge, chosen) ? '' : ' aside'}`} marker-end={`url(#tip-${who})`} />
}

function Label({ edge, chosen }: { edge: Edge; chosen: State }) {
  const { way, label } = edge
  const lines = way.drawn?.label ?? []
  return (
    <text y={label.y - (lines.length - 1) * 8 + 4} text-anchor={label.anchor} class={`way-label${isOn(edge, chosen) ? '' : ' aside'}`}>
      {lines.map((line, index) => (
        <tspan key={line} x={label.x} dy={index === 0 ? 0 : 16}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

function isOn({ way }: Edge, chosen: State): boolean {
  return way.from === chosen || way.to === chosen
}
