import type { Actor, Reckoning } from '../../../shared/match/scenario.ts'
import { SIDES } from '../../../shared/tcp/sides.ts'
import { LIMITS } from '../../../shared/workshop/schema.ts'
import { t } from '../../i18n/i18n.ts'
import type { FlagName } from '../../look/flags.ts'
import { FLAG_NAMES, flagNamesOf, lettersOfNames } from '../../look/flags.ts'
import { FlagBadge } from '../../panels/marks/flag-badge.tsx'
import { TriggerFields } from './calls-part.tsx'
import { valueAt } from './draft.ts'
import { change, changeAll, draft } from './editor.ts'
import { Complaint, idOf } from './field-error.tsx'
import { Select, TextField } from './fields.tsx'
import { ListPart } from './list-part.tsx'
import { NumberField } from './number-fields.tsx'
import { w } from './words.ts'

const ANCHORS = ['zero', 'isn', 'earlier-isn', 'snd-nxt', 'rcv-nxt'] as const

/** Who interferes: segments of earlier connections, and strangers that pretend to be one of the ends. */
export function ActorsPart() {
  return (
    <ListPart
      id="actors"
      path="script.actors"
      hint={w('actors.hint')}
      most={LIMITS.actors}
      fresh={(): Actor => ({
        who: 'ghost',
        as: 'client',
        watches: 'server',
        trigger: { when: 'start', afterMs: 1_000 },
        segment: { flags: 'S', seq: { from: 'earlier-isn', side: 'client' } },
      })}
    >
      {(path) => <ActorFields path={path} />}
    </ListPart>
  )
}

function ActorFields({ path }: { path: string }) {
  const { segment } = valueAt(draft.value, path) as Actor
  const sides = SIDES.map((side) => [side, t(`side.${side}`)] as const)
  return (
    <>
      <Select
        roomy
        path={`${path}.who`}
        label={w('actors.who')}
        options={(['ghost', 'stranger'] as const).map((who) => [who, w(`who.${who}`)])}
      />
      <Select path={`${path}.as`} label={w('actors.as')} options={sides} />
      <Select path={`${path}.watches`} label={w('actors.watches')} options={sides} />
      <TriggerFields path={`${path}.trigger`} />
      <FlagKeys path={path} segment={segment} />
      <NumberFrom path={`${path}.segment.seq`} name="SEQ" />
      {segment.ack !== undefined && <NumberFrom path={`${path}.segment.ack`} name="ACK" />}
      <TextField path={`${path}.segment.text`} label={w('actors.text')} most={LIMITS.textOctets} mono emptyIsNone />
    </>
  )
}

/** The six flags; ACK brings its number with it. */
function FlagKeys({ path, segment }: { path: string; segment: Actor['segment'] }) {
  const set = new Set<FlagName>(flagNamesOf(segment.flags))
  const toggle = (flag: FlagName) => {
    if (set.has(flag)) set.delete(flag)
    else set.add(flag)
    const ack: Reckoning | undefined = set.has('ACK') ? (segment.ack ?? { from: 'zero' }) : undefined
    changeAll({ [`${path}.segment.flags`]: lettersOfNames(set), [`${path}.segment.ack`]: ack })
  }
  return (
    <fieldset class="entry wide flag-choices" id={idOf(`${path}.segment.flags`)} tabIndex={-1}>
      <legend>{w('actors.flags')}</legend>
      {FLAG_NAMES.map((flag) => (
        <button type="button" key={flag} class={`flag-choice flag-${flag}`} aria-pressed={set.has(flag)} onClick={() => toggle(flag)}>
          <FlagBadge flag={flag} size={20} /> {flag}
        </button>
      ))}
      <Complaint path={`${path}.segment.flags`} />
    </fieldset>
  )
}

/** A number that somebody reckons: an anchor, so many octets from it, and by chance up to so many more. */
function NumberFrom({ path, name }: { path: string; name: string }) {
  const { from, plus, spread } = valueAt(draft.value, path) as Reckoning
  const choose = (anchor: string) => {
    const rest = { ...(plus === undefined ? {} : { plus }), ...(spread === undefined ? {} : { spread }) }
    change(path, anchor === 'zero' ? { from: anchor, ...rest } : { from: anchor, side: 'client', ...rest })
  }
  return (
    <div class="reckoning wide">
      <Select
        path={`${path}.from`}
        label={w('actors.number', { name })}
        options={ANCHORS.map((anchor) => [anchor, w(`anchor.${anchor}`)])}
        onChoose={choose}
      />
      {from !== 'zero' && <Select path={`${path}.side`} label={w('actors.of')} options={SIDES.map((side) => [side, t(`side.${side}`)])} />}
      <NumberField path={`${path}.plus`} label={w('actors.plus')} emptyIsNone />
      <NumberField path={`${path}.spread`} label={w('actors.spread')} emptyIsNone />
    </div>
  )
}
