import type { WireAct } from '../../../shared/match/scenario.ts'
import { otherSide, SIDES } from '../../../shared/tcp/sides.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import { LIMITS } from '../../../shared/workshop/schema.ts'
import { t } from '../../i18n/i18n.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { valueAt } from './draft.ts'
import { change, changeAll, draft } from './editor.ts'
import { Select } from './fields.tsx'
import { ListPart } from './list-part.tsx'
import { NumberField, Slider } from './number-fields.tsx'
import { Part } from './part.tsx'
import { w } from './words.ts'

const USUAL_DELAY_MS = 6_000
const STEP_MS = 100

/** Chance: how each direction of the wire treats what is sent over it. */
export function WirePart() {
  return (
    <Part id="wire" title={w('part.wire')} hint={w('wire.hint')}>
      <div class="paths">
        <PathFields from="client" />
        <PathFields from="server" />
      </div>
    </Part>
  )
}

function PathFields({ from }: { from: Side }) {
  const path = `script.wire.${from}`
  const to = otherSide(from)
  const delay = { high: USUAL_DELAY_MS, step: STEP_MS, measure: 'seconds' } as const
  const percent = { high: 100, step: 1, measure: 'percent' } as const
  return (
    <fieldset class={`path path-${from}`}>
      <legend>
        {t(`side.${from}`)} → {t(`side.${to}`)}
      </legend>
      <Slider path={`${path}.delayMs`} label={w('wire.delay')} {...delay} />
      <Slider path={`${path}.jitterMs`} label={w('wire.jitter')} {...delay} />
      <Slider path={`${path}.lossPercent`} label={w('wire.loss')} {...percent} />
      <Slider path={`${path}.duplicatePercent`} label={w('wire.duplicate')} {...percent} />
      <Slider path={`${path}.reorderPercent`} label={w('wire.reorder')} {...percent} />
      <Slider path={`${path}.reorderMs`} label={w('wire.reorder-by')} {...delay} />
      <button type="button" class="button small quiet" onClick={() => changeAll({ [`script.wire.${to}`]: valueAt(draft.value, path) })}>
        <Icon name="copy" size={18} /> {w('wire.copy')}
      </button>
    </fieldset>
  )
}

const CARGOES = ['syn', 'fin', 'text', 'ack', 'rst'] as const

/** Certainty: what the wire does to the n-th segment of a side, whatever chance says. */
export function ActsPart() {
  return (
    <ListPart
      id="acts"
      path="script.wire.acts"
      hint={w('acts.hint')}
      most={LIMITS.acts}
      fresh={() => ({ type: 'lose', from: 'client', nth: 1 })}
    >
      {(path) => <ActFields path={path} />}
    </ListPart>
  )
}

function ActFields({ path }: { path: string }) {
  const act = valueAt(draft.value, path) as WireAct
  return (
    <>
      <Select
        path={`${path}.type`}
        label={w('acts.what')}
        options={(['lose', 'hold', 'duplicate'] as const).map((type) => [type, w(`act.${type}`)])}
        onChoose={(type) => change(path, actOf(type as WireAct['type'], act))}
      />
      <Select path={`${path}.from`} label={w('acts.from')} options={SIDES.map((side) => [side, t(`side.${side}`)])} />
      <NumberField path={`${path}.nth`} label={w('acts.nth')} />
      <Select
        path={`${path}.of`}
        label={w('acts.of')}
        options={[['', w('of.all')], ...CARGOES.map((of) => [of, w(`of.${of}`)] as const)]}
        onChoose={(of) => change(`${path}.of`, of === '' ? undefined : of)}
      />
      {act.type === 'hold' && <HoldFields path={path} act={act} />}
      {act.type === 'duplicate' && <NumberField path={`${path}.afterMs`} label={w('acts.after')} seconds />}
    </>
  )
}

/** How long it is held at most, and what lets it go sooner. */
function HoldFields({ path, act: { from, until } }: { path: string; act: WireAct & { readonly type: 'hold' } }) {
  const untilPath = `${path}.until`
  return (
    <>
      <NumberField path={`${path}.forMs`} label={w(until === undefined ? 'acts.for' : 'acts.at-most')} seconds />
      <Select
        path={`${untilPath}.of`}
        label={w('acts.until')}
        options={[['', w('acts.whole-time')], ...CARGOES.map((of) => [of, w(`of.${of}`)] as const)]}
        onChoose={(of) => change(untilPath, of === '' ? undefined : { ...(until ?? { from: otherSide(from), nth: 1 }), of })}
      />
      {until !== undefined && (
        <>
          <Select path={`${untilPath}.from`} label={w('acts.until-from')} options={SIDES.map((side) => [side, t(`side.${side}`)])} />
          <NumberField path={`${untilPath}.nth`} label={w('acts.nth')} />
        </>
      )}
    </>
  )
}

function actOf(type: WireAct['type'], { from, nth, of }: WireAct): WireAct {
  const meant = of === undefined ? { from, nth } : { from, nth, of }
  switch (type) {
    case 'lose':
      return { type, ...meant }
    case 'hold':
      return { type, ...meant, forMs: 5_000 }
    case 'duplicate':
      return { type, ...meant, afterMs: 2_000 }
  }
}
