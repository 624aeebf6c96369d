import { RFC_9293 } from '../../../shared/tcp/rules.ts'
import { Check } from './fields.tsx'
import { NumberField } from './number-fields.tsx'
import { Part } from './part.tsx'
import { w } from './words.ts'

const RULES = ['twoWayHandshake', 'may2', 'may12', 'challengeAcks', 'ignoreResetInTimeWait', 'resetAfterFullClose', 'appendixA2'] as const

/** Timers, and where the RFC leaves a choice. */
export function RulesPart() {
  return (
    <Part id="rules" title={w('part.rules')} hint={w('rules.hint')}>
      <div class="pair">
        <NumberField path="script.rtoMs" label={w('rules.rto')} seconds />
        <NumberField path="script.mslMs" label={w('rules.msl')} seconds />
      </div>
      <details class="more">
        <summary>{w('rules.more')}</summary>
        {RULES.map((rule) => (
          <Check key={rule} path={`script.rules.${rule}`} label={w(`rule.${rule}`)} usually={RFC_9293[rule]} />
        ))}
      </details>
    </Part>
  )
}
