import { useSignal } from '@preact/signals'
import type { Protocol } from '../../../shared/zero-rtt/protocols.ts'
import { WAYS, wayOf } from '../../../shared/zero-rtt/protocols.ts'
import { protocolNames } from '../../../shared/zero-rtt/texts.ts'
import { replay } from '../../../shared/zero-rtt/timeline.ts'
import { RfcLink } from '../../panels/marks/rfc-link.tsx'
import { piecesWords, say, w } from './words.ts'

type Tried = { readonly protocol: Protocol; readonly remembers: boolean; readonly paid: number }

/** The first flight once more, sent by somebody who has recorded it: what the server does with it. */
export function Replays() {
  const remembers = useSignal(false)
  const tried = useSignal<Tried | null>(null)
  const send = (protocol: Protocol) => {
    const before = tried.value?.protocol === protocol ? tried.value.paid : 1
    const isPaid = replay(protocol, remembers.value) === 'carried-out-again'
    tried.value = { protocol, remembers: remembers.value, paid: before + (isPaid ? 1 : 0) }
  }
  return (
    <section class="sheet" aria-labelledby="replay-title">
      <h2 id="replay-title">{w('replay.title')}</h2>
      <p>{w('replay.text')}</p>
      <label class="replay-list">
        <input
          type="checkbox"
          checked={remembers.value}
          onChange={(event) => {
            remembers.value = event.currentTarget.checked
          }}
        />
        {w('replay.remembers')}
      </label>
      <div class="actions">
        {WAYS.map(({ protocol }) => (
          <button type="button" key={protocol} class="button small" onClick={() => send(protocol)}>
            {w('replay.do', { way: say(protocolNames[protocol]) })}
          </button>
        ))}
      </div>
      <div aria-live="polite">{tried.value !== null && <Outcome tried={tried.value} />}</div>
      <p>
        <RfcLink section="RFC 8446 8" /> <RfcLink section="RFC 7413 6.1" /> <RfcLink section="RFC 9001 9.2" />
      </p>
    </section>
  )
}

function Outcome({ tried: { protocol, remembers, paid } }: { tried: Tried }) {
  const { turns, isReplayable } = wayOf(protocol)
  const result = replay(protocol, remembers)
  const isListed = result === 'refused' && isReplayable
  return (
    <div class={`replayed ${result}`} key={`${protocol}${paid}${remembers}`}>
      <p class="replay-copy">
        <span class="copy-packet">{piecesWords(turns[0]?.pieces ?? [])}</span>
      </p>
      <p>
        <b>{say(protocolNames[protocol])}</b> {w(`replay.${isListed ? 'refused-listed' : result}`)}
      </p>
      <p>{w('replay.paid', { times: paid })}</p>
    </div>
  )
}
