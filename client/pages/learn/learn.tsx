import { useEffect } from 'preact/hooks'
import { RfcLink } from '../../panels/marks/rfc-link.tsx'
import { Frame } from '../frame/frame.tsx'
import { Link } from '../frame/link.tsx'
import { FlagBits } from './flag-bits.tsx'
import { Interview } from './interview.tsx'
import { Mistakes } from './mistakes.tsx'
import { Rungs } from './rungs.tsx'
import { States } from './states.tsx'
import { Values } from './values.tsx'
import { l } from './words.ts'
import '../../styles/learn.css'
import '../../styles/trace.css'

const HANDSHAKE = [
  { from: 'active', flags: ['SYN'], numbers: 'seq 100', says: 'say.syn', after: ['SYN-SENT', 'SYN-RECEIVED'] },
  { from: 'passive', flags: ['SYN', 'ACK'], numbers: 'seq 300  ack 101', says: 'say.syn-ack', after: [null, 'ESTABLISHED'] },
  { from: 'active', flags: ['ACK'], numbers: 'seq 101  ack 301', says: 'say.ack', after: [null, 'ESTABLISHED'] },
] as const

const CLOSE = [
  { from: 'active', flags: ['FIN', 'ACK'], numbers: 'seq 106  ack 306', says: 'say.fin', after: ['FIN-WAIT-1', 'CLOSE-WAIT'] },
  { from: 'passive', flags: ['ACK'], numbers: 'seq 306  ack 107', says: 'say.ack-fin', after: [null, 'FIN-WAIT-2'] },
  { from: 'passive', flags: ['FIN', 'ACK'], numbers: 'seq 306  ack 107', says: 'say.fin-too', after: ['LAST-ACK', 'TIME-WAIT'] },
  { from: 'active', flags: ['ACK'], numbers: 'seq 107  ack 307', says: 'say.bye', after: [null, 'CLOSED'] },
] as const

/** The parts of the page, each under its own address: /learn#states. */
const PARTS = ['handshake', 'numbers', 'close', 'flags', 'states', 'questions', 'mistakes', 'values'] as const

/** How it works, with pictures; what is asked about it; and what people get wrong. */
export function Learn() {
  useEffect(showPart, [])
  return (
    <Frame title={l('title')}>
      <div class="learn">
        <h1>{l('title')}</h1>
        <p class="lead">{l('lead')}</p>
        <nav class="contents" aria-label={l('contents.title')}>
          {PARTS.map((part) => (
            <a key={part} href={`#${part}`}>
              {l(`contents.${part}`)}
            </a>
          ))}
        </nav>
        <section class="sheet learn-row" id="handshake">
          <div>
            <h2>{l('handshake.title')}</h2>
            <p>{l('handshake.text')}</p>
            <RfcLink section="3.5" />
          </div>
          <Rungs rungs={HANDSHAKE} start={['CLOSED', 'LISTEN']} label={l('handshake.title')} />
        </section>
        <section class="sheet" id="numbers">
          <h2>{l('numbers.title')}</h2>
          <dl class="three-numbers">
            {(['seq', 'ack', 'len'] as const).map((name) => (
              <div key={name}>
                <dt>{name.toUpperCase()}</dt>
                <dd>{l(`numbers.${name}`)}</dd>
              </div>
            ))}
          </dl>
          <p class="rule">{l('numbers.rule')}</p>
        </section>
        <section class="sheet learn-row turned" id="close">
          <div>
            <h2>{l('close.title')}</h2>
            <p>{l('close.text')}</p>
            <RfcLink section="3.6" />
          </div>
          <Rungs rungs={CLOSE} start={['ESTABLISHED', 'ESTABLISHED']} label={l('close.title')} waits={l('say.wait')} />
        </section>
        <section class="sheet" id="flags">
          <h2>{l('flags.title')}</h2>
          <p>{l('flags.text')}</p>
          <FlagBits />
        </section>
        <section class="sheet" id="states">
          <h2>{l('states.title')}</h2>
          <p>{l('states.text')}</p>
          <States />
          <RfcLink section="3.3.2" />
        </section>
        <section class="sheet" id="questions">
          <h2>{l('questions.title')}</h2>
          <p>{l('questions.text')}</p>
          <Interview />
        </section>
        <section class="sheet" id="mistakes">
          <h2>{l('mistakes.title')}</h2>
          <p>{l('mistakes.text')}</p>
          <Mistakes />
        </section>
        <section class="sheet" id="values">
          <h2>{l('values.title')}</h2>
          <Values />
          <p class="values-note">{l('values.trip')}</p>
        </section>
        <p class="learn-play">
          <Link to="/campaign" class="button big">
            {l('play')}
          </Link>
        </p>
      </div>
    </Frame>
  )
}

/** The page comes after its address: what that names is shown now. */
function showPart(): void {
  if (location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView()
}
