import { t } from '../../i18n/i18n.ts'
import type { FlagName } from '../../look/flags.ts'
import { FlagBadge, Flags } from '../../panels/marks/flag-badge.tsx'

/** Two machines that shake hands, segment by segment. */
export function HomePicture() {
  return (
    <figure class="home-picture">
      <svg viewBox="0 0 520 330" role="img" aria-label={t('home.picture')}>
        <Machine x={64} look="client" name={t('side.client')} />
        <Machine x={456} look="server" name={t('side.server')} />
        <line x1="64" y1="118" x2="64" y2="322" class="lifeline" />
        <line x1="456" y1="118" x2="456" y2="322" class="lifeline" />
        <Rung nth={1} y={134} from={64} to={456} flags={['SYN']} text="seq 100" />
        <Rung nth={2} y={196} from={456} to={64} flags={['SYN', 'ACK']} text="seq 300  ack 101" />
        <Rung nth={3} y={258} from={64} to={456} flags={['ACK']} text="seq 101  ack 301" />
      </svg>
      <figcaption class="sr-only">
        <Flags letters="S" /> <Flags letters="SA" /> <Flags letters="A" />
      </figcaption>
    </figure>
  )
}

function Machine({ x, look, name }: { x: number; look: 'client' | 'server'; name: string }) {
  const inward = look === 'client' ? 1 : -1
  return (
    <g class={`machine machine-${look}`} transform={`translate(${x} 60)`}>
      <path d={`M${inward * 36} 14q${inward * 18} 4 ${inward * 26} -12`} class="arm" />
      <path d={`M${inward * -36} 14q${inward * -12} 10 ${inward * -8} 26`} class="arm" />
      <circle cx={inward * 64} cy="0" r="8" class="hand" />
      <rect x="-40" y="-42" width="80" height="66" rx={look === 'client' ? 16 : 8} class="body" />
      {look === 'client' ? (
        <rect x="-30" y="-33" width="60" height="42" rx="9" class="screen" />
      ) : (
        <g class="slots">
          <line x1="-28" y1="12" x2="12" y2="12" />
          <circle cx="26" cy="12" r="3" />
        </g>
      )}
      <g class="cheeks">
        <circle cx={-21 + inward * 3} cy="-7" r="4.5" />
        <circle cx={21 + inward * 3} cy="-7" r="4.5" />
      </g>
      <g class="eyes">
        <circle cx={-11 + inward * 3} cy="-16" r="4" />
        <circle cx={11 + inward * 3} cy="-16" r="4" />
      </g>
      <path d={`M${-7 + inward * 3} -5q7 7 14 0`} class="mouth" />
      <rect x="-14" y="24" width="28" height="9" class="foot" />
      <text y="52" text-anchor="middle" class="machine-name">
        {name}
      </text>
    </g>
  )
}

function Rung({
  nth,
  y,
  from,
  to,
  flags,
  text,
}: {
  nth: number
  y: number
  from: number
  to: number
  flags: readonly FlagName[]
  text: string
}) {
  const way = Math.sign(to - from)
  const width = flags.length * 27 + text.length * 8 + 26
  const angle = (Math.atan2(44, (to - from) * way) * 180) / Math.PI
  return (
    <g class={`rung rung-${nth}`}>
      <line x1={from + way * 6} y1={y} x2={to - way * 10} y2={y + 43} class="arrow" />
      <path d={`M${to - way * 4} ${y + 44}l${way * -13} -8.5l${way * 1.6} 13.5z`} class="arrow-head" />
      <g transform={`translate(260 ${y + 20}) rotate(${angle * way})`}>
        <rect x={-width / 2} y="-17" width={width} height="34" rx="17" class="label" />
        {flags.map((flag, index) => (
          <g key={flag} transform={`translate(${-width / 2 + 6 + index * 27} -12)`}>
            <FlagBadge flag={flag} />
          </g>
        ))}
        <text x={-width / 2 + 13 + flags.length * 27} y="5" class="rung-text">
          {text}
        </text>
      </g>
    </g>
  )
}
