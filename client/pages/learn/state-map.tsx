import type { LearnKey } from './texts.ts'

type Who = 'client' | 'server' | 'other'

const NODES: readonly (readonly [string, number, number])[] = [
  ['CLOSED', 400, 34],
  ['LISTEN', 640, 110],
  ['SYN-SENT', 160, 110],
  ['SYN-RECEIVED', 640, 220],
  ['ESTABLISHED', 400, 290],
  ['FIN-WAIT-1', 160, 370],
  ['CLOSE-WAIT', 640, 370],
  ['FIN-WAIT-2', 160, 500],
  ['CLOSING', 400, 435],
  ['LAST-ACK', 640, 500],
  ['TIME-WAIT', 400, 570],
  ['CLOSED ', 640, 620],
]

/** Each arrow as a path from node to node, where its label stands, and whose usual way it is. */
const ARROWS: readonly {
  readonly d: string
  readonly label: readonly string[]
  readonly at: readonly [number, number]
  readonly who: Who
}[] = [
  { d: 'M334 44L226 96', label: ['OPEN', '→ SYN'], at: [252, 52], who: 'client' },
  { d: 'M466 44L574 96', label: ['OPEN (passive)'], at: [566, 58], who: 'server' },
  { d: 'M640 130V198', label: ['SYN', '→ SYN+ACK'], at: [700, 160], who: 'server' },
  { d: 'M226 120L574 208', label: ['SYN → SYN+ACK'], at: [400, 150], who: 'other' },
  { d: 'M190 130L350 270', label: ['SYN+ACK', '→ ACK'], at: [218, 206], who: 'client' },
  { d: 'M590 240L452 272', label: ['ACK'], at: [520, 244], who: 'server' },
  { d: 'M340 306L226 352', label: ['CLOSE', '→ FIN'], at: [252, 314], who: 'client' },
  { d: 'M460 306L574 352', label: ['FIN', '→ ACK'], at: [548, 314], who: 'server' },
  { d: 'M160 390V478', label: ['ACK'], at: [130, 438], who: 'client' },
  { d: 'M226 380L348 420', label: ['FIN → ACK'], at: [318, 384], who: 'other' },
  { d: 'M640 390V478', label: ['CLOSE', '→ FIN'], at: [690, 432], who: 'server' },
  { d: 'M226 512L338 556', label: ['FIN', '→ ACK'], at: [250, 548], who: 'client' },
  { d: 'M400 456V548', label: ['ACK'], at: [426, 506], who: 'other' },
  { d: 'M640 520V598', label: ['ACK'], at: [668, 562], who: 'server' },
  { d: 'M462 582L578 612', label: ['2 MSL'], at: [522, 618], who: 'client' },
]

/** The map of the eleven states (figure 5 of RFC 9293), with the usual ways of both ends. */
export function StateMap({ say }: { say: (key: LearnKey) => string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, and has to with the arrow keys, too
    <figure class="state-map" tabIndex={0}>
      <svg viewBox="0 0 800 650" role="img" aria-label={say('states.label')}>
        <defs>
          {(['client', 'server', 'other'] as const).map((who) => (
            <marker key={who} id={`tip-${who}`} viewBox="0 0 10 10" refX="8" refY="5" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0L10 5L0 10z" class={`tip way-${who}`} />
            </marker>
          ))}
        </defs>
        {ARROWS.map(({ d, who }) => (
          <path key={d} d={d} class={`way-${who}`} marker-end={`url(#tip-${who})`} />
        ))}
        {ARROWS.map(({ d, label, at: [x, y] }) => (
          <text key={d} x={x} y={y} text-anchor="middle" class="way-label">
            {label.map((line, index) => (
              <tspan key={line} x={x} dy={index === 0 ? 0 : 16}>
                {line}
              </tspan>
            ))}
          </text>
        ))}
        {NODES.map(([name, x, y]) => (
          <g key={name} transform={`translate(${x} ${y})`} class={`state${name.startsWith('ESTABLISHED') ? ' established' : ''}`}>
            <rect x="-66" y="-20" width="132" height="40" rx="10" />
            <text y="5" text-anchor="middle">
              {name.trim()}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>
        {(['client', 'server', 'other'] as const).map((who) => (
          <span key={who}>
            <svg width="44" height="12" aria-hidden="true">
              <path d="M2 6H42" class={`way-${who}`} />
            </svg>
            {say(`states.${who}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
