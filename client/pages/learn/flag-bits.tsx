import { useSignal } from '@preact/signals'
import { t } from '../../i18n/i18n.ts'
import type { FlagName } from '../../look/flags.ts'
import { FLAG_NAMES, lettersOfNames } from '../../look/flags.ts'
import { consoleFlags } from '../../panels/log/console-line.ts'
import { FlagBadge } from '../../panels/marks/flag-badge.tsx'
import { meaningOf } from './flag-meaning.ts'
import { l } from './words.ts'

/** The two high bits of the byte, which the six flags follow (RFC 3168). */
const CONGESTION = ['CWR', 'ECE'] as const

/** The flags as bits of byte 13 of the header: press one and see the byte, and what the combination means. */
export function FlagBits() {
  const on = useSignal<ReadonlySet<FlagName>>(new Set(['SYN', 'ACK']))
  const toggle = (flag: FlagName) => {
    const next = new Set(on.value)
    if (!next.delete(flag)) next.add(flag)
    on.value = next
  }
  const bits = FLAG_NAMES.map((flag) => (on.value.has(flag) ? '1' : '0')).join('')
  return (
    <div class="flag-bits">
      <BitRow on={on.value} bits={bits} onToggle={toggle} />
      <p class="bit-meaning" aria-live="polite">
        {l(meaningOf(on.value))}
      </p>
      <AsOthersWrite on={on.value} bits={bits} />
      <ul class="flag-meanings">
        {FLAG_NAMES.map((flag) => (
          <li key={flag}>{t(`flag.${flag}`)}</li>
        ))}
        <li>{l('flags.ecn')}</li>
      </ul>
    </div>
  )
}

type On = { readonly on: ReadonlySet<FlagName>; readonly bits: string }

function BitRow({ on, bits, onToggle }: On & { onToggle: (flag: FlagName) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of bits, no form.
    <div class="bit-row" role="group" aria-label={l('flags.bits')}>
      {CONGESTION.map((name, index) => (
        <span key={name} class="bit unused" aria-hidden="true">
          <b>{name}</b>
          <span class="bit-value">0</span>
          <small>{2 ** (7 - index)}</small>
        </span>
      ))}
      {FLAG_NAMES.map((flag, index) => (
        <button type="button" key={flag} class={`bit key-${flag}`} aria-pressed={on.has(flag)} onClick={() => onToggle(flag)}>
          <FlagBadge flag={flag} size={30} />
          <b>{flag}</b>
          <span class="bit-value">{bits[index]}</span>
          <small>{2 ** (5 - index)}</small>
        </button>
      ))}
    </div>
  )
}

/** The byte as a number, as tcpdump prints it, and as a filter asks for it. */
function AsOthersWrite({ on, bits }: On) {
  const value = Number.parseInt(bits, 2)
  return (
    <dl class="bit-byte">
      <div>
        <dt>{l('flags.byte')}</dt>
        <dd>
          00{bits} = {value} = 0x{value.toString(16).padStart(2, '0')}
        </dd>
      </div>
      <div>
        <dt>{l('flags.prints')}</dt>
        <dd>Flags [{consoleFlags(lettersOfNames(on))}]</dd>
      </div>
      <div>
        <dt>{l('flags.filter')}</dt>
        <dd>tcp[13] == {value}</dd>
      </div>
    </dl>
  )
}
