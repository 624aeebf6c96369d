import { otherSide, SIDES } from '../../../shared/tcp/sides.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import { t } from '../../i18n/i18n.ts'
import { changeAll, draft } from './editor.ts'
import { Complaint } from './field-error.tsx'
import { Select } from './fields.tsx'
import { NumberField } from './number-fields.tsx'
import { Part } from './part.tsx'
import { w } from './words.ts'

const USUAL = { client: 'CLOSED', server: 'LISTEN' } as const
const FIXED_NUMBERS = { client: 100, server: 300 }

/** How both ends stand before the first move. */
export function StartPart() {
  const { start } = draft.value.script
  /** A handshake takes two: ESTABLISHED comes and goes at both ends. */
  const begin = (side: Side, state: string) => {
    const other = otherSide(side)
    const before = start[other].state
    const beside = state === 'ESTABLISHED' ? state : before === 'ESTABLISHED' ? USUAL[other] : before
    changeAll({ 'script.start': { [side]: { state }, [other]: { state: beside } } })
  }
  return (
    <Part id="start" title={w('part.start')} hint={w('start.hint')}>
      {SIDES.map((side) => (
        <Select
          key={side}
          path={`script.start.${side}.state`}
          label={t(`side.${side}`)}
          options={(['CLOSED', 'LISTEN', 'ESTABLISHED'] as const).map((state) => [state, w(`start.${state}`)])}
          onChoose={(state) => begin(side, state)}
        />
      ))}
      <Complaint path="script.start" />
      <FirstNumbers />
      <div class="pair">
        {SIDES.map((side) => (
          <NumberField
            key={side}
            path={`script.window.${side}`}
            label={w('start.window', { side: t(`side.${side}`) })}
            unit={w('unit.octets')}
          />
        ))}
      </div>
    </Part>
  )
}

/** Which numbers both ends begin to count at. */
function FirstNumbers() {
  const { isn } = draft.value.script
  const isnKind = typeof isn === 'string' ? isn : 'fixed'
  return (
    <>
      <Select
        path="script.isn"
        label={w('start.isn')}
        value={isnKind}
        options={(['small', 'random', 'fixed'] as const).map((kind) => [kind, w(`start.isn-${kind}`)])}
        onChoose={(kind) => changeAll({ 'script.isn': kind === 'fixed' ? FIXED_NUMBERS : kind })}
      />
      {isnKind === 'fixed' && (
        <div class="pair">
          {SIDES.map((side) => (
            <NumberField key={side} path={`script.isn.${side}`} label={w('start.isn-of', { side: t(`side.${side}`) })} />
          ))}
        </div>
      )}
    </>
  )
}
