import { useSignal } from '@preact/signals'
import { t } from '../../i18n/i18n.ts'
import type { FlagName } from '../../look/flags.ts'
import { FLAG_NAMES } from '../../look/flags.ts'
import { FlagBadge } from '../../panels/flag-badge.tsx'
import type { LearnKey } from './texts.ts'

/** The flags as bits of the header: press one and see what the combination means. */
export function FlagBits({ say }: { say: (key: LearnKey) => string }) {
  const on = useSignal<ReadonlySet<FlagName>>(new Set(['SYN', 'ACK']))
  const toggle = (flag: FlagName) => {
    const next = new Set(on.value)
    if (!next.delete(flag)) next.add(flag)
    on.value = next
  }
  const bits = FLAG_NAMES.map((flag) => (on.value.has(flag) ? '1' : '0')).join('')
  const value = Number.parseInt(bits, 2)
  return (
    <div class="flag-bits">
      <div class="bit-row">
        {FLAG_NAMES.map((flag, index) => (
          <button type="button" key={flag} class={`bit key-${flag}`} aria-pressed={on.value.has(flag)} onClick={() => toggle(flag)}>
            <FlagBadge flag={flag} size={34} />
            <b>{flag}</b>
            <span class="bit-value">{bits[index]}</span>
            <small>{2 ** (5 - index)}</small>
          </button>
        ))}
      </div>
      <p class="bit-sum" aria-live="polite">
        <code>
          {bits} = {value} = 0x{value.toString(16).padStart(2, '0')}
        </code>
        <span>{say(meaningOf(on.value))}</span>
      </p>
      <ul class="flag-meanings">
        {FLAG_NAMES.map((flag) => (
          <li key={flag}>{t(`flag.${flag}`)}</li>
        ))}
      </ul>
    </div>
  )
}

function meaningOf(flags: ReadonlySet<FlagName>): LearnKey {
  const has = (flag: FlagName) => flags.has(flag)
  if (flags.size === 0) return 'flags.meaning-none'
  if (flags.size === 6 || (has('FIN') && has('PSH') && has('URG') && !has('ACK'))) return 'flags.meaning-christmas'
  if (has('RST')) return has('SYN') || has('FIN') ? 'flags.meaning-odd' : 'flags.meaning-rst'
  if (has('SYN')) {
    if (has('FIN')) return 'flags.meaning-odd'
    return has('ACK') ? 'flags.meaning-syn-ack' : 'flags.meaning-syn'
  }
  if (!has('ACK')) return 'flags.meaning-odd'
  return has('FIN') ? 'flags.meaning-fin' : 'flags.meaning-ack'
}
