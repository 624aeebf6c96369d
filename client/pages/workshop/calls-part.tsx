import type { ScriptedCall, Trigger } from '../../../shared/match/scenario.ts'
import { STATES } from '../../../shared/tcp/tcb.ts'
import { LIMITS } from '../../../shared/workshop/schema.ts'
import { t } from '../../i18n/i18n.ts'
import { valueAt } from './draft.ts'
import { change, draft } from './editor.ts'
import { Complaint } from './field-error.tsx'
import { Check, Select, TextField } from './fields.tsx'
import { ListPart } from './list-part.tsx'
import { NumberField } from './number-fields.tsx'
import { w } from './words.ts'

const CALLS = ['open-active', 'open-passive', 'send', 'receive', 'close', 'abort', 'crash', 'reboot'] as const
const TRIGGERS = ['start', 'state', 'delivered', 'peer-closed', 'sent', 'acknowledged'] as const

/** What a kind begins with; what it has in common with the one before is kept. */
function callOf(type: ScriptedCall['type'], before: ScriptedCall): ScriptedCall {
  switch (type) {
    case 'send':
      return { type, text: 'text' in before ? before.text : 'HELLO' }
    case 'receive':
      return { type, octets: 10 }
    default:
      return { type }
  }
}

function triggerOf(when: Trigger['when'], { afterMs }: Trigger): Trigger {
  switch (when) {
    case 'state':
      return { when, state: 'ESTABLISHED', afterMs }
    case 'delivered':
    case 'sent':
      return { when, text: 'HELLO', afterMs }
    default:
      return { when, afterMs }
  }
}

/** What the applications ask for, and what makes them ask. */
export function CallsPart() {
  return (
    <ListPart
      id="calls"
      path="script.calls"
      hint={w('calls.hint')}
      most={LIMITS.calls}
      fresh={() => ({
        side: 'client',
        call: { type: 'send', text: 'HELLO' },
        trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 500 },
      })}
    >
      {(path) => <CallFields path={path} />}
    </ListPart>
  )
}

function CallFields({ path }: { path: string }) {
  const call = valueAt(draft.value, `${path}.call`) as ScriptedCall
  return (
    <>
      <Select path={`${path}.side`} label={w('calls.side')} options={[side('client'), side('server')]} />
      <Select
        roomy
        path={`${path}.call.type`}
        label={w('calls.call')}
        options={CALLS.map((type) => [type, w(`call.${type}`)])}
        onChoose={(type) => change(`${path}.call`, callOf(type as ScriptedCall['type'], call))}
      />
      {call.type === 'send' && (
        <>
          <TextField path={`${path}.call.text`} label={w('calls.text')} most={LIMITS.textOctets} mono />
          <Check path={`${path}.call.urgent`} label={w('calls.urgent')} />
        </>
      )}
      {call.type === 'receive' && <NumberField path={`${path}.call.octets`} label={w('calls.octets')} unit={w('unit.octets')} />}
      <TriggerFields path={`${path}.trigger`} />
      <Complaint path={`${path}.call`} />
    </>
  )
}

/** When something happens: the reason, and how long after it. */
export function TriggerFields({ path }: { path: string }) {
  const trigger = valueAt(draft.value, path) as Trigger
  return (
    <>
      <Select
        roomy
        path={`${path}.when`}
        label={w('calls.when')}
        options={TRIGGERS.map((when) => [when, w(`when.${when}`)])}
        onChoose={(when) => change(path, triggerOf(when as Trigger['when'], trigger))}
      />
      {trigger.when === 'state' && (
        <Select path={`${path}.state`} label={w('calls.state')} options={STATES.map((state) => [state, state])} />
      )}
      {(trigger.when === 'delivered' || trigger.when === 'sent') && (
        <TextField path={`${path}.text`} label={w('calls.delivered')} most={LIMITS.deliveredOctets} mono />
      )}
      <NumberField path={`${path}.afterMs`} label={w('calls.after')} seconds />
    </>
  )
}

function side(name: 'client' | 'server'): readonly [string, string] {
  return [name, t(`side.${name}`)]
}
