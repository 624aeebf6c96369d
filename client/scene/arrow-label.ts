import type { WireSegment } from '../../shared/view/match-view.ts'
import { lengthOfWire, tellingWindow } from '../../shared/view/segment-view.ts'
import { cut } from '../i18n/shortened.ts'
import type { FlagName, ThemeName } from '../look/flags.ts'
import { inSpokenOrder } from '../look/flags.ts'
import { paintBadge } from './drawings-wire.ts'
import type { Drawing } from './pen.ts'
import { NUMBERS_FONT } from './pen.ts'
import type { WidthOf } from './writing.ts'
import { write } from './writing.ts'

const BADGE_PX = 15

/** Flags and numbers of a segment, as much as `room` px allow; held by the middle of its lower edge. */
export function arrowLabel(segment: WireSegment, room: number, compact: boolean, theme: ThemeName, widthOf: WidthOf): Drawing {
  const px = compact ? 10.5 : 12
  const font = `600 ${px}px ${NUMBERS_FONT}`
  const names = inSpokenOrder(segment.flags)
  const badges = names.length * (BADGE_PX + 2)
  const texts = textsOf(segment, names)
  const text = texts.find((candidate) => badges + widthOf(candidate, font) + 14 <= room) ?? texts.at(-1) ?? ''
  const width = badges + widthOf(text, font) + 14
  return {
    width,
    height: BADGE_PX + 6,
    anchor: [0.5, 1],
    paint: (pen) => {
      for (const [i, name] of names.entries()) paintBadge(pen, name, theme, 4 + i * (BADGE_PX + 2), 2, BADGE_PX)
      write(pen.ctx, text, [badges + 7, BADGE_PX / 2 + 2 + px * 0.36], font, pen.palette.ink, 'left', pen.palette.paper)
    },
  }
}

/** What an arrow may say, from the most to the least. The flags stand before it as signs. */
function textsOf(segment: WireSegment, names: readonly FlagName[]): readonly string[] {
  const { flags, seq, ack, text, urgent } = segment
  const acks = flags.includes('A')
  const window = tellingWindow(segment)
  const unusual = `${window === null ? '' : ` win ${window}`}${urgent === undefined ? '' : ` urp ${urgent}`}`
  const length = lengthOfWire(segment)
  const said = text === '' ? '' : ` “${text}”`
  const clipped = text === '' ? '' : ` “${cut(text, 8)}”`
  const numbers = `seq ${seq}${acks ? ` ack ${ack}` : ''}${unusual}`
  const brief = `${tail(seq)}${acks ? `/${tail(ack)}` : ''}`
  return [
    `${names.join('+')} ${numbers} len ${length}${said}`,
    `${names.join('+')} ${numbers}${said}`,
    `${numbers} len ${length}${said}`,
    `${numbers}${said}`,
    `${numbers}${clipped}`,
    numbers,
    `${brief}${unusual}${clipped}`,
    `${brief}${clipped}`,
    brief,
  ]
}

/** Long numbers keep their last digits: those that count up. */
function tail(n: number): string {
  const digits = String(n)
  return digits.length > 6 ? `…${digits.slice(-4)}` : digits
}
