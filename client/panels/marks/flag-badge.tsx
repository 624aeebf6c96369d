import type { FlagName } from '../../look/flags.ts'
import { FLAGS, inSpokenOrder, SHAPE_PATHS, sayFlags } from '../../look/flags.ts'

/** A flag as it looks everywhere: shape, colour and letter. Decoration: the words beside it say the flag's name. */
export function FlagBadge({ flag, size = 24 }: { flag: FlagName; size?: number }) {
  const { letter, shape } = FLAGS[flag]
  return (
    <svg class={`flag-badge flag-${flag}`} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPE_PATHS[shape]} />
      <text x="12" y={shape === 'triangle' ? 19.4 : 16.7} text-anchor="middle">
        {letter}
      </text>
    </svg>
  )
}

/** The flags of a segment, with their names for readers: "SYN+ACK". */
export function Flags({ letters, size = 24, names = false }: { letters: string; size?: number; names?: boolean }) {
  return (
    <span class="flags">
      {inSpokenOrder(letters).map((flag) => (
        <FlagBadge key={flag} flag={flag} size={size} />
      ))}
      <span class={names ? 'flag-names' : 'sr-only'}>{sayFlags(letters)}</span>
    </span>
  )
}
