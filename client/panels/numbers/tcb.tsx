import { HIGHEST_16_BITS } from '../../../shared/tcp/segment.ts'
import type { EndView } from '../../../shared/view/match-view.ts'
import { t } from '../../i18n/i18n.ts'
import { stacked } from '../../state/preferences.ts'
import { mySide } from '../../state/session.ts'
import { matchView } from '../../state/streams.ts'
import { downSinceMs } from '../../state/wishes.ts'
import { NumberChip } from './number.tsx'

/**
 * The variables of one end, under the RFC's names (§3.3.1). The two that the next segment carries come first, where nobody has to scroll for them; in two
 * columns sending stands on the left, receiving on the right.
 */
export function Tcb({ end, keyed = false }: { end: EndView; keyed?: boolean }) {
  const { tcb } = end
  if (tcb === null) return <p class="tcb-hidden">{t('tcb.hidden')}</p>
  const rows: readonly (readonly [Variable, number | null])[] = [
    ['SND.NXT', tcb.sndNxt],
    ['RCV.NXT', tcb.rcvNxt],
    ['SND.UNA', tcb.sndUna],
    ['RCV.WND', tcb.rcvWnd],
    ['SND.WND', tcb.sndWnd],
    ['IRS', tcb.irs],
    ['ISS', tcb.iss ?? end.iss],
  ]
  return (
    <div class="tcb">
      {rows.map(([name, value]) => (
        <div key={name} class={`tcb-row${value === null ? ' unknown' : ''}`} title={value === null ? t(MEANINGS[name]) : undefined}>
          {value === null ? (
            <span class="number">
              <span class="number-name">{name}</span>
              <span class="number-value">–</span>
            </span>
          ) : (
            <NumberChip
              name={name}
              value={value}
              keyed={keyed && KEYED.has(name) && (name !== 'ISS' || tcb.sndNxt === tcb.iss)}
              meaning={t(MEANINGS[name])}
            />
          )}
          <span class="tcb-meaning">{t(MEANINGS[name])}</span>
        </div>
      ))}
      <TextQueue name={t('tcb.unsent')} text={tcb.unsent} />
      <TextQueue name={t('tcb.unacknowledged')} text={tcb.unacknowledged} />
    </div>
  )
}

const MEANINGS = {
  'SND.NXT': 'tcb.snd-nxt',
  'RCV.NXT': 'tcb.rcv-nxt',
  'SND.UNA': 'tcb.snd-una',
  'RCV.WND': 'tcb.rcv-wnd',
  'SND.WND': 'tcb.snd-wnd',
  IRS: 'tcb.irs',
  ISS: 'tcb.iss',
} as const
type Variable = keyof typeof MEANINGS

const KEYED: ReadonlySet<string> = new Set(['ISS', 'SND.NXT', 'RCV.NXT'])

function TextQueue({ name, text }: { name: string; text: string }) {
  if (text === '') return null
  return (
    <div class="tcb-text">
      <span class="number-name">{name}</span> <q>{text}</q>
    </div>
  )
}

/**
 * On a phone the own numbers lie beside the received ones. In expert assistance there is only the ISN, and it does so everywhere, with what a handshake
 * before the match has told.
 */
export function OwnNumbers() {
  const side = mySide.value
  const end = side === null ? null : matchView.value?.ends[side]
  const view = matchView.value
  const given = view === null || side === null || downSinceMs(view, side) !== null ? undefined : view.given
  if (!end || (!stacked.value && end.tcb !== null)) return null
  const numbers = [
    // The ISN matters until the SYN has gone out; without the other variables it is all there is.
    ['ISS', end.tcb === null || end.tcb.sndNxt === end.tcb.iss ? end.iss : null],
    ['SND.NXT', end.tcb?.sndNxt === end.iss ? null : (end.tcb?.sndNxt ?? null)],
    ['RCV.NXT', end.tcb?.rcvNxt ?? null],
    ['IRS', given?.irs ?? null],
    // Windows are looked at, and seldom picked up: one that is as large as it can be need not lie there.
    ['SND.WND', given === undefined || given.sndWnd === HIGHEST_16_BITS ? null : given.sndWnd],
    ['RCV.WND', given === undefined || given.rcvWnd === HIGHEST_16_BITS ? null : given.rcvWnd],
  ] as const
  if (numbers.every(([, value]) => value === null)) return null
  return (
    <article class="card own-numbers">
      <header>
        <span class="flag-names">{t('tcb.mine')}</span>
      </header>
      <div class="card-numbers">
        {numbers.map(([name, value]) =>
          value === null ? null : (
            <NumberChip key={name} name={name} value={value} keyed={!name.endsWith('WND')} meaning={t(MEANINGS[name])} />
          ),
        )}
      </div>
    </article>
  )
}
