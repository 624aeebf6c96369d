import type { ComponentChildren } from 'preact'
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
import '../../styles/learn/page.css'
import '../../styles/learn/flag-bits.css'
import '../../styles/learn/states.css'
import '../../styles/learn/values.css'
import '../../styles/learn/contents.css'
import '../../styles/learn/mistakes.css'
import '../../styles/learn/questions.css'
import '../../styles/learn/narrow.css'
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
        <Contents />
        <Told part="handshake" section="3.5">
          <Rungs rungs={HANDSHAKE} start={['CLOSED', 'LISTEN']} label={l('handshake.title')} />
        </Told>
        <Numbers />
        <Told part="close" section="3.6" turned>
          <Rungs rungs={CLOSE} start={['ESTABLISHED', 'ESTABLISHED']} label={l('close.title')} waits={l('say.wait')} />
        </Told>
        <Tried part="flags">
          <FlagBits />
        </Tried>
        <Tried part="states">
          <States />
          <RfcLink section="3.3.2" />
        </Tried>
        <Tried part="questions">
          <Interview />
        </Tried>
        <Tried part="mistakes">
          <Mistakes />
        </Tried>
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

function Contents() {
  return (
    <nav class="contents" aria-label={l('contents.title')}>
      {PARTS.map((part) => (
        <a key={part} href={`#${part}`}>
          {l(`contents.${part}`)}
        </a>
      ))}
    </nav>
  )
}

type ToldProps = { part: 'handshake' | 'close'; section: string; turned?: boolean; children: ComponentChildren }

/** A part whose text stands beside its drawing; `turned`: on the other side of it. */
function Told({ part, section, turned = false, children }: ToldProps) {
  return (
    <section class={`sheet learn-row${turned ? ' turned' : ''}`} id={part}>
      <div>
        <h2>{l(`${part}.title`)}</h2>
        <p>{l(`${part}.text`)}</p>
        <RfcLink section={section} />
      </div>
      {children}
    </section>
  )
}

/** A part with something to try out below its text. */
function Tried({ part, children }: { part: 'flags' | 'states' | 'questions' | 'mistakes'; children: ComponentChildren }) {
  return (
    <section class="sheet" id={part}>
      <h2>{l(`${part}.title`)}</h2>
      <p>{l(`${part}.text`)}</p>
      {children}
    </section>
  )
}

function Numbers() {
  return (
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
  )
}

/** The page comes after its address: what that names is shown now. */
function showPart(): void {
  if (location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView()
}
